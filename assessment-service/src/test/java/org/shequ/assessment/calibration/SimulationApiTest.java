package org.shequ.assessment.calibration;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.sheet;

/** Other caps and weights, tried beside a cycle; afterwards everything reads as before, byte for byte. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class SimulationApiTest {

    private static Response simulate(String cycle, String terms) {
        return given().header("Authorization", officer())
                .contentType(ContentType.JSON)
                .body(terms)
                .post("/assessment/v1/cycles/" + cycle + "/simulations");
    }

    private static JsonPath simulated(String cycle, String terms) {
        List<String> before = everything(cycle);
        JsonPath simulation =
                simulate(cycle, terms).then().statusCode(200).extract().jsonPath();
        assertEquals(before, everything(cycle));
        return simulation;
    }

    private static List<String> everything(String cycle) {
        return List.of(
                get(officer(), "cycles/" + cycle).asString(),
                get(officer(), "cycles/" + cycle + "/outcomes").asString(),
                get(officer(), "cycles/" + cycle + "/pools").asString().replaceAll("\"traceId\":\"[0-9a-f]*\"", ""));
    }

    /** Ten people of 99, 98 … 90: all have earned 优秀, two may have it. */
    private static List<String> tenPeople(String cycle, String district) {
        List<String> people = new ArrayList<>();
        List<Map<String, Object>> sheets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String person =
                    Given.person("S" + district + i, community(district, 1)).toString();
            people.add(person);
            sheets.add(sheet(person, "PEERS", "X", Map.of("WORK", 99.0 - i)));
        }
        Rounds.open(cycle);
        entered(cycle, sheets);
        Rounds.calibrate(cycle);
        return people;
    }

    @Test
    void a_wider_cap_names_who_would_become_excellent_and_a_narrower_one_who_would_not() {
        String district = district(1);
        String cycle = Rounds.draftCycle(Rounds.approvedScheme("PERSON", district, Rounds.personContent()), district);
        List<String> people = tenPeople(cycle, district);
        JsonPath wider = simulated(cycle, "{\"excellentPercent\":40}");
        assertEquals(2, wider.getInt("movedCount"));
        assertEquals(
                new TreeSet<>(List.of(people.get(2), people.get(3))), new TreeSet<>(wider.getList("moved.subject")));
        assertEquals(List.of("QUALIFIED", "QUALIFIED"), wider.getList("moved.gradeBefore"));
        assertEquals(List.of("EXCELLENT", "EXCELLENT"), wider.getList("moved.gradeAfter"));
        assertEquals(2, wider.getInt("shares.find { it.value == 'EXCELLENT' }.before"));
        assertEquals(4, wider.getInt("shares.find { it.value == 'EXCELLENT' }.after"));
        JsonPath narrower = simulated(cycle, "{\"excellentPercent\":19}");
        assertEquals(List.of(people.get(1)), narrower.getList("moved.subject"));
        assertEquals(0, simulated(cycle, "{\"commendedPercent\":90}").getInt("movedCount"));
    }

    @Test
    void other_weights_of_rater_classes_are_weighed_from_the_same_sheets() {
        String district = district(2);
        String cycle = Rounds.openCommunityCycle(district);
        for (int i = 1; i <= 2; i++) {
            String unit = community(district, i);
            Map<String, Double> full = Map.of("MEETINGS", 20.0, "DISPUTES", 30.0);
            Map<String, Double> half = Map.of("MEETINGS", 10.0, "DISPUTES", 15.0);
            entered(
                    cycle,
                    List.of(
                            sheet(unit, "SUBDISTRICT", "S", i == 1 ? full : half),
                            sheet(unit, "RESIDENTS", "R1", i == 1 ? half : full),
                            sheet(unit, "RESIDENTS", "R2", i == 1 ? half : full)));
        }
        Rounds.calibrate(cycle);
        JsonPath simulation = simulated(cycle, "{\"raterClassWeights\":{\"SUBDISTRICT\":75,\"RESIDENTS\":25}}");
        assertEquals(List.of(community(district, 1), community(district, 2)), simulation.getList("moved.subject"));
        assertEquals(List.of(70.0f, 80.0f), simulation.getList("moved.scoreBefore"));
        assertEquals(List.of(87.5f, 62.5f), simulation.getList("moved.scoreAfter"));
        assertEquals(List.of(2, 1), simulation.getList("moved.rankBefore"));
        assertEquals(List.of(1, 2), simulation.getList("moved.rankAfter"));
        ProblemAssert.assertProblem(
                AssessmentProblem.SCHEME_UNSOUND,
                simulate(cycle, "{\"raterClassWeights\":{\"SUBDISTRICT\":75,\"RESIDENTS\":26}}"));
        ProblemAssert.assertProblem(
                AssessmentProblem.UNKNOWN_IN_SCHEME, simulate(cycle, "{\"raterClassWeights\":{\"NOBODY\":1}}"));
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, simulate("00000000-0000-7000-8000-000000000009", "{}"));
    }

    @Test
    void a_veto_shows_what_was_before_and_what_is_after_it() {
        String district = district(1);
        String cycle = Rounds.openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 20, 30));
        Rounds.calibrate(cycle);
        decide(
                        officer(),
                        cycle,
                        "vetoes",
                        "{\"subject\":\"%s\",\"veto\":\"INCIDENT\",\"reason\":\"r\"}".formatted(community(district, 1)))
                .then()
                .statusCode(200);
        JsonPath outcome = get(officer(), "cycles/" + cycle + "/outcomes/" + community(district, 1))
                .jsonPath();
        assertEquals(100.0f, outcome.getFloat("weighed"));
        assertEquals(59.99f, outcome.getFloat("score"));
        assertEquals(0, simulated(cycle, "{}").getInt("movedCount"));
    }
}
