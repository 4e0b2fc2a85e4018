package org.shequ.assessment.judgement;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.assessment.grading.ExcellenceCap;
import org.shequ.assessment.ranking.Place;
import org.shequ.assessment.ranking.Ranking;
import org.shequ.assessment.scoring.ScoreFormula;
import org.shequ.testkit.ServersResource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.communityResults;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.approver;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.sheet;

/** The rule that is written is the rule that runs: one constant of it changed, every answer over HTTP is another. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RuleThatRunsApiTest {

    /** A tenth more of a pool may be excellent; everybody scores a point less; ranks begin at 2. */
    private static class Mutant extends AssessmentRule {

        @Override
        protected ExcellenceCap cap(int percent) {
            return new ExcellenceCap(percent + 10);
        }

        @Override
        protected BigDecimal score(ScoreFormula formula, Facts facts, BigDecimal points) {
            return super.score(formula, facts, points.subtract(BigDecimal.ONE));
        }

        @Override
        public <K> List<Ranking.Placed<K>> rank(List<K> peers, Function<K, BigDecimal> score) {
            return super.rank(peers, score).stream()
                    .map(placed -> new Ranking.Placed<>(
                            placed.subject(),
                            placed.score(),
                            new Place(placed.place().rank() + 1, placed.place().peers() + 1)))
                    .toList();
        }

        @Override
        public Place placeAmong(long better, long others) {
            return super.placeAmong(better + 1, others + 1);
        }

        @Override
        public Optional<Inherited> inherit(int predecessors, List<Inherited.Predecessor> results) {
            return super.inherit(predecessors, results)
                    .map(inherited -> new Inherited(inherited.score().subtract(BigDecimal.ONE), inherited.peerGroup()));
        }
    }

    /** From here on, until the test ends. */
    private static void bindTheMutant() {
        QuarkusMock.installMockForType(new Mutant(), AssessmentRule.class);
    }

    private static void computeAnew(String cycle) {
        decide(officer(), cycle, "reopening", "{\"scoringUntil\":\"2026-04-30\",\"reason\":\"重算\"}")
                .then()
                .statusCode(200);
        Rounds.calibrate(cycle);
    }

    private static JsonPath outcomes(String cycle) {
        return get(officer(), "cycles/" + cycle + "/outcomes").jsonPath();
    }

    @Test
    void a_cycle_of_persons_its_pools_simulation_and_derivation_follow_the_rule() {
        String district = district(1);
        List<Map<String, Object>> sheets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String person =
                    Given.person("M" + district + i, community(district, 1)).toString();
            sheets.add(sheet(person, "PEERS", "X", Map.of("WORK", 99.0 - i)));
        }
        String cycle = Rounds.openPersonCycle(district);
        entered(cycle, sheets);
        Rounds.calibrate(cycle);
        assertEquals(2, excellent(cycle));
        assertEquals(99.0f, outcomes(cycle).getFloat("items.max { it.score }.score"));
        bindTheMutant();
        JsonPath simulation = given().header("Authorization", officer())
                .contentType("application/json")
                .body("{}")
                .post("/assessment/v1/cycles/" + cycle + "/simulations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(10, simulation.getInt("movedCount"), "by the rule everybody scores less");
        assertEquals(3, simulation.getInt("shares.find { it.value == 'EXCELLENT' }.after"));
        computeAnew(cycle);
        assertEquals(3, excellent(cycle));
        assertEquals(98.0f, outcomes(cycle).getFloat("items.max { it.score }.score"));
        assertEquals(3, get(officer(), "cycles/" + cycle + "/pools").jsonPath().getInt("items[0].places"));
        get(officer(), "cycles/" + cycle + "/subjects/" + sheets.getFirst().get("subject") + "/derivation")
                .then()
                .body("grading.places", equalTo(3));
    }

    private static int excellent(String cycle) {
        return outcomes(cycle)
                .getList("items.findAll { it.grade == 'EXCELLENT' }")
                .size();
    }

    @Test
    void a_cycle_of_communities_and_a_decision_about_one_follow_the_rule() {
        String district = district(2);
        String cycle = Rounds.openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 20, 30));
        entered(cycle, Rounds.community(community(district, 2), 10, 15));
        Rounds.calibrate(cycle);
        assertEquals(List.of(1, 2), outcomes(cycle).getList("items.rank"));
        bindTheMutant();
        computeAnew(cycle);
        assertEquals(List.of(2, 3), outcomes(cycle).getList("items.rank"));
        assertEquals(List.of(3, 3), outcomes(cycle).getList("items.peers"));
        assertEquals(List.of(99.0f, 49.0f), outcomes(cycle).getList("items.score"));
        decide(officer(), cycle, "points", """
                        {"subject":"%s","indicator":"PETITIONS","points":2,"reason":"信访"}""".formatted(community(district, 1)))
                .then()
                .statusCode(200);
        assertEquals(97.0f, outcomes(cycle).getFloat("items[0].score"));
    }

    @Test
    void imported_and_inherited_results_follow_the_rule() {
        String district = district(3);
        bindTheMutant();
        communityResults(Given.officer(district), """
                2024,%1$s001001,90,URBAN
                2024,%1$s001002,80,URBAN
                2024,%1$s001003,70,URBAN
                """.formatted(district));
        assertEquals(
                List.of(2, 3, 4),
                get(Given.officer(district), "community-results?year=2024&unit=" + district)
                        .jsonPath()
                        .getList("items.rank"));
        String merged = community(district, 50);
        Given.youngCommunity(merged, LocalDate.of(2025, 6, 1));
        post(approver(), "successions", """
                        {"kind":"MERGER","effectiveOn":"2025-06-01","documentNumber":"崇政复1号","to":["%s"],
                         "from":[{"unitCode":"%s","population":3000},{"unitCode":"%s","population":1000}]}""".formatted(merged, community(district, 1), community(district, 2)))
                .then()
                .statusCode(201)
                .body("inherited", equalTo(1));
        JsonPath inherited =
                get(Given.officer("*"), "communities/" + merged + "/results").jsonPath();
        assertEquals(86.5f, inherited.getFloat("items[0].score"));
        assertEquals(2, inherited.getInt("items[0].rank"));
        assertEquals(3, inherited.getInt("items[0].peers"));
    }
}
