package org.shequ.assessment.derivation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.approver;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.publisher;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class DerivationApiTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private static String derivation(String cycle, String subject) {
        return get(officer(), "cycles/" + cycle + "/subjects/" + subject + "/derivation")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static JsonNode recomputed(String cycle, String subject) throws JsonProcessingException {
        JsonNode answer = JSON.readTree(derivation(cycle, subject));
        new Stranger(answer).computeAgain();
        return answer;
    }

    private static void step(String cycle, String step, String body) {
        decide(officer(), cycle, step, body).then().statusCode(200);
    }

    @Test
    void a_stranger_computes_a_communitys_score_and_rank_again_from_the_answer_alone() throws Exception {
        String district = district(5);
        String cycle = Rounds.openCommunityCycle(district);
        Random random = new Random(7);
        for (int i = 1; i <= 5; i++) {
            String unit = community(district, i);
            entered(cycle, Rounds.community(unit, random.nextInt(2001) / 100.0, random.nextInt(3001) / 100.0));
            for (int rater = 0; rater < 5; rater++) {
                entered(
                        cycle,
                        List.of(Rounds.sheet(
                                unit,
                                "RESIDENTS",
                                "X" + rater,
                                Map.of("MEETINGS", random.nextInt(21), "DISPUTES", random.nextInt(3001) / 100.0))));
            }
        }
        String points =
                "{\"subject\":\"%s\",\"indicator\":\"%s\",\"points\":%s,\"reason\":\"r\",\"evidence\":\"https://example.org/1\"}";
        String first = community(district, 1);
        step(cycle, "points", points.formatted(first, "PETITIONS", "2.5"));
        step(cycle, "points", points.formatted(first, "PETITIONS", "4"));
        step(cycle, "points", points.formatted(first, "HONOUR", "1.25"));
        step(
                cycle,
                "vetoes",
                "{\"subject\":\"%s\",\"veto\":\"INCIDENT\",\"reason\":\"r\"}".formatted(community(district, 2)));
        Rounds.calibrate(cycle);
        for (int i = 1; i <= 5; i++) {
            JsonNode answer = recomputed(cycle, community(district, i));
            assertEquals(i == 2 ? 1 : 0, answer.path("vetoes").size());
        }
        assertEquals(
                "-3.75",
                JSON.readTree(derivation(cycle, first))
                        .path("points")
                        .decimalValue()
                        .toPlainString());
        assertFalse(derivation(cycle, first).contains("\"X1\""), "the raters of an anonymous class are not told");
    }

    @Test
    void what_an_upheld_objection_decided_is_told_and_the_rank_follows_it() throws Exception {
        String district = district(3);
        String cycle = Rounds.openCommunityCycle(district);
        for (int i = 1; i <= 3; i++) {
            entered(cycle, Rounds.community(community(district, i), 20 - i, 30 - i));
        }
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", "{\"documentNumber\":\"1\"}")
                .then()
                .statusCode(200);
        Response raised = post(
                officer(),
                "cycles/" + cycle + "/objections",
                "{\"subject\":\"%s\",\"grounds\":\"r\"}".formatted(community(district, 3)));
        post(
                        approver(),
                        "cycles/" + cycle + "/objections/" + raised.path("id") + "/answer",
                        raised.getHeader("ETag"),
                        "{\"outcome\":\"UPHELD\",\"answer\":\"成立\",\"score\":99.5}")
                .then()
                .statusCode(200);
        JsonNode third = recomputed(cycle, community(district, 3));
        assertEquals(
                raised.path("id"), third.path("decided").path("objectionId").asText());
        assertEquals(1, third.path("ranking").path("rank").asInt());
        assertEquals(
                2,
                recomputed(cycle, community(district, 1))
                        .path("ranking")
                        .path("rank")
                        .asInt());
    }

    @Test
    void a_stranger_computes_every_grade_again_with_its_cap_tie_and_decision() throws Exception {
        String district = district(1);
        List<UUID> people = IntStream.range(0, 12)
                .mapToObj(i -> Given.person("D" + district + i, community(district, 1)))
                .toList();
        String cycle = Rounds.openPersonCycle(district);
        List<Double> scores = List.of(97.0, 95.5, 95.5, 95.5, 92.0, 90.0, 89.99, 75.0, 65.0, 50.0, 98.0, 99.0);
        for (int i = 0; i < scores.size(); i++) {
            entered(
                    cycle,
                    List.of(Rounds.sheet(people.get(i).toString(), "PEERS", "X", Map.of("WORK", scores.get(i)))));
        }
        step(cycle, "vetoes", "{\"subject\":\"%s\",\"veto\":\"FRAUD\",\"reason\":\"r\"}".formatted(people.get(10)));
        Rounds.calibrate(cycle);
        tie(cycle, district, people.get(11), people.get(0), people.get(1));
        int excellent = 0;
        for (UUID person : people) {
            JsonNode answer = recomputed(cycle, person.toString());
            excellent += answer.path("grading").path("grade").asText().equals("EXCELLENT") ? 1 : 0;
        }
        assertEquals(2, excellent);
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND,
                get(
                        Tokens.of("viewer").scope("110101").bearer(),
                        "cycles/" + cycle + "/subjects/" + people.get(1) + "/derivation"));
    }

    /** 99 and 97 take the two places; scores are then moved so that the last place is a tie of three. */
    private static void tie(String cycle, String district, UUID best, UUID second, UUID chosen) {
        step(cycle, "vetoes", "{\"subject\":\"%s\",\"veto\":\"FRAUD\",\"reason\":\"r\"}".formatted(best));
        get(officer(), "cycles/" + cycle + "/pools")
                .then()
                .body("items[0].tie.size()", equalTo(3))
                .body("items[0].tiePlaces", equalTo(1));
        given().header("Authorization", officer())
                .header("If-Match", get(officer(), "cycles/" + cycle).getHeader("ETag"))
                .contentType(ContentType.JSON)
                .body("{\"chosen\":[\"%s\"],\"reason\":\"测评更高\",\"documentNumber\":\"1\"}".formatted(chosen))
                .put("/assessment/v1/cycles/" + cycle + "/pools/" + district + "/tie-decision")
                .then()
                .statusCode(200);
        get(officer(), "cycles/" + cycle + "/outcomes/" + second).then().body("grade", equalTo("EXCELLENT"));
    }

    /** The same sheets in other orders, parts and files; a cancelled cycle makes room for the next. */
    @Test
    void the_same_sheets_give_the_same_bytes_in_any_order_of_arrival() {
        String district = district(4);
        String scheme = Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent());
        Random random = new Random(11);
        List<Map<String, Object>> sheets = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            String unit = community(district, i);
            for (int rater = 0; rater < 8; rater++) {
                sheets.add(Rounds.sheet(
                        unit,
                        rater < 3 ? "SUBDISTRICT" : "RESIDENTS",
                        "R" + rater,
                        Map.of("MEETINGS", random.nextInt(2001) / 100.0, "DISPUTES", random.nextInt(3001) / 100.0)));
            }
        }
        List<List<String>> answers = new ArrayList<>();
        for (int order = 0; order < 3; order++) {
            String cycle = Rounds.open(Rounds.draftCycle(scheme, district));
            Collections.shuffle(sheets, random);
            int part = 1 + random.nextInt(sheets.size());
            for (int from = 0; from < sheets.size(); from += part) {
                entered(cycle, sheets.subList(from, Math.min(sheets.size(), from + part)));
            }
            Rounds.calibrate(cycle);
            List<String> bytes = new ArrayList<>();
            bytes.add(get(officer(), "cycles/" + cycle + "/outcomes").asString());
            for (int i = 1; i <= 4; i++) {
                bytes.add(derivation(cycle, community(district, i)).replace(cycle, "cycle"));
            }
            answers.add(bytes);
            decide(officer(), cycle, "cancellation", "{\"reason\":\"r\"}")
                    .then()
                    .statusCode(200);
        }
        assertEquals(answers.get(0), answers.get(1));
        assertEquals(answers.get(0), answers.get(2));
        assertTrue(answers.get(0).getFirst().contains(community(district, 4)));
    }
}
