package org.shequ.assessment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.OwnRecordWalk;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;

/** A natural person reads the own results and how they came about, once they are told, and nothing of anybody else. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class OwnRecordApiTest {

    private UUID own;
    private UUID other;
    private String cycle;

    private void scored() {
        String district = district(1);
        own = Given.person("O" + district, community(district, 1));
        other = Given.person("P" + district, community(district, 1));
        cycle = Rounds.openPersonCycle(district);
        Rounds.entered(cycle, List.of(Rounds.sheet(own.toString(), "PEERS", "X", Map.of("WORK", 95.0))));
        Rounds.entered(cycle, List.of(Rounds.sheet(other.toString(), "PEERS", "X", Map.of("WORK", 93.5))));
        for (UUID subject : List.of(own, other)) {
            put("cycles/" + cycle + "/subjects/" + subject + "/self-report");
        }
        Rounds.calibrate(cycle);
    }

    private static void put(String path) {
        given().header("Authorization", Rounds.scorer())
                .contentType("application/json")
                .body(Map.of("report", "一年来……", "links", List.of()))
                .put("/assessment/v1/" + path)
                .then()
                .statusCode(200);
    }

    private void made(String step) {
        Rounds.decide(Rounds.publisher(), cycle, step, "{\"documentNumber\":\"1\"}")
                .then()
                .statusCode(200);
    }

    private String appealOf(UUID subject) {
        return Rounds.post(
                        Rounds.officer(),
                        "appeals",
                        "{\"cycleId\":\"%s\",\"subject\":\"%s\",\"stage\":\"REVIEW\",\"grounds\":\"漏计\"}"
                                .formatted(cycle, subject))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response read(String path) {
        return get(Tokens.bearerOfPerson(own), path);
    }

    @Test
    void the_listed_operations_open_the_own_results_and_every_other_operation_is_closed() {
        scored();
        for (String part :
                List.of("outcomes/" + own, "subjects/" + own + "/derivation", "subjects/" + own + "/records")) {
            ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, read("cycles/" + cycle + "/" + part));
        }
        made("publicity");
        TestClock.set(LocalDate.of(2026, 3, 10));
        Rounds.finish(cycle);
        String appeal = appealOf(own);
        String anothers = appealOf(other);
        Map<String, String> mine = Map.of("id", own.toString(), "year", "2025");
        Map<String, String> theirs = Map.of("id", other.toString(), "year", "2025");
        Map<String, String> inCycle = Map.of("id", cycle, "subject", own.toString());
        Map<String, String> othersInCycle = Map.of("id", cycle, "subject", other.toString());
        var walk = OwnRecordWalk.as(own)
                .open("getAssessmentMe", Map.of(), Map.of())
                .open("listResultsOfPerson", Map.of("id", own.toString()), Map.of("id", other.toString()))
                .open("listResultVersionsOfPerson", mine, theirs)
                .open("getOutcome", inCycle, othersInCycle)
                .open("getDerivation", inCycle, othersInCycle)
                .open("getSubjectRecords", inCycle, othersInCycle)
                .open("getSelfReport", inCycle, othersInCycle)
                .open("listAppeals", Map.of("subject", own.toString()), Map.of("subject", other.toString()))
                .open("getAppeal", Map.of("id", appeal), Map.of("id", anothers));
        assertEquals(List.of(), walk.faults());
        nothingOfOthersIsTold();
    }

    private void nothingOfOthersIsTold() {
        read("appeals?subject=" + own)
                .then()
                .body("items", hasSize(1))
                .body("items[0].subject", equalTo(own.toString()));
        Response derivation = read("cycles/" + cycle + "/subjects/" + own + "/derivation");
        derivation.then().statusCode(200).body("grading.contenders", hasSize(1));
        assertFalse(derivation.asString().contains("93.5"), "another's score");
        assertFalse(derivation.asString().contains(other.toString()));
        read("cycles/" + cycle + "/outcomes/" + own).then().statusCode(200).body("name", equalTo("王小明"));
        ProblemAssert.assertProblem(CommonProblem.OWN_RECORD_ONLY, read("appeals"));
        ProblemAssert.assertProblem(CommonProblem.OWN_RECORD_ONLY, read("cycles/" + cycle + "/outcomes"));
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=person&subjectId=" + own)
                .then()
                .statusCode(200)
                .body("items.find { it.details.what == 'derivation' }.actor", equalTo("person-" + own));
    }
}
