package org.shequ.assessment.derivation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class DerivationApiTest {

    @Test
    void a_stranger_computes_score_and_rank_again_from_the_answer_alone() {
        String district = district(3);
        String cycle = Rounds.openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 17.33, 26.67));
        entered(
                cycle,
                List.of(Rounds.sheet(
                        community(district, 1), "RESIDENTS", "R3", Map.of("MEETINGS", 13, "DISPUTES", 7.77))));
        entered(cycle, Rounds.community(community(district, 2), 20, 30));
        entered(cycle, Rounds.community(community(district, 3), 10, 10));
        decide(
                        officer(),
                        cycle,
                        "points",
                        "{\"subject\":\"%s\",\"indicator\":\"PETITIONS\",\"points\":2.5,\"reason\":\"r\"}"
                                .formatted(community(district, 1)))
                .then()
                .statusCode(200);
        Rounds.calibrate(cycle);
        var answer = get(officer(), "cycles/" + cycle + "/subjects/" + community(district, 1) + "/derivation");
        JsonPath derivation = answer.then().statusCode(200).extract().jsonPath();
        assertEquals(score(derivation), new BigDecimal(derivation.getString("score")).setScale(2));
        List<Map<String, Object>> peers = derivation.getList("ranking.peers");
        float own = derivation.getFloat("score");
        int better = peers.stream()
                .filter(peer -> ((Number) peer.get("score")).floatValue() > own)
                .mapToInt(peer -> (Integer) peer.get("count"))
                .sum();
        assertEquals(1 + better, derivation.getInt("ranking.rank"));
        assertEquals(2, derivation.getInt("ranking.rank"));
        assertFalse(answer.asString().contains("\"R1\""), "the raters of an anonymous class are not told");
    }

    /** As a stranger would, with nothing but the answer: whole numbers over 10^40, far finer than a hundredth. */
    private static BigDecimal score(JsonPath derivation) {
        BigDecimal total = BigDecimal.ZERO;
        List<Map<String, Object>> classes = derivation.getList("raterClasses");
        List<Map<String, Object>> dimensions = derivation.getList("scheme.dimensions");
        for (Map<String, Object> raterClass : classes) {
            BigDecimal sum = BigDecimal.ZERO;
            int count = 0;
            for (Map<String, Object> sheet : list(raterClass, "sheets")) {
                int times = (Integer) sheet.get("count");
                sum = sum.add(sheet(dimensions, sheet).multiply(BigDecimal.valueOf(times)));
                count += times;
            }
            assertEquals(raterClass.get("raters"), count);
            total = total.add(sum.multiply(decimal(raterClass.get("weight")))
                    .divide(BigDecimal.valueOf(100L * count), 40, RoundingMode.HALF_EVEN));
        }
        return total.add(decimal(derivation.get("points"))).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal sheet(List<Map<String, Object>> dimensions, Map<String, Object> sheet) {
        @SuppressWarnings("unchecked")
        Map<String, Object> marks = (Map<String, Object>) sheet.get("marks");
        BigDecimal score = BigDecimal.ZERO;
        for (Map<String, Object> dimension : dimensions) {
            BigDecimal given = BigDecimal.ZERO;
            BigDecimal full = BigDecimal.ZERO;
            for (Map<String, Object> indicator : list(dimension, "indicators")) {
                if ("MARKS".equals(indicator.get("kind"))) {
                    given = given.add(decimal(marks.get(indicator.get("code"))));
                    full = full.add(decimal(indicator.get("fullMarks")));
                }
            }
            score = score.add(
                    decimal(dimension.get("weight")).multiply(given).divide(full, 40, RoundingMode.HALF_EVEN));
        }
        String[] exact = ((String) sheet.get("score")).split("/", -1);
        BigDecimal told = new BigDecimal(new BigInteger(exact[0]))
                .divide(
                        exact.length == 1 ? BigDecimal.ONE : new BigDecimal(new BigInteger(exact[1])),
                        30,
                        RoundingMode.HALF_EVEN);
        assertEquals(told, score.setScale(30, RoundingMode.HALF_EVEN));
        return score;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> from, String member) {
        return (List<Map<String, Object>>) from.get(member);
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString());
    }

    @Test
    void a_grade_is_derived_with_the_figures_of_its_cap() {
        String district = district(1);
        List<UUID> people = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> Given.person("D" + district + i, community(district, 1)))
                .toList();
        String cycle = Rounds.openPersonCycle(district);
        for (int i = 0; i < 5; i++) {
            entered(cycle, List.of(Rounds.sheet(people.get(i).toString(), "PEERS", "X", Map.of("WORK", 95 - i))));
        }
        Rounds.calibrate(cycle);
        get(officer(), "cycles/" + cycle + "/subjects/" + people.get(1) + "/derivation")
                .then()
                .statusCode(200)
                .body("grading.earned", equalTo("EXCELLENT"))
                .body("grading.graded", equalTo(5))
                .body("grading.places", equalTo(1))
                .body("grading.contenders.size()", equalTo(5))
                .body("grading.grade", equalTo("QUALIFIED"));
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND,
                get(
                        Tokens.of("viewer").scope("110101").bearer(),
                        "cycles/" + cycle + "/subjects/" + people.get(1) + "/derivation"));
    }
}
