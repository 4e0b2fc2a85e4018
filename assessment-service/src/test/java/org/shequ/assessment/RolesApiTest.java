package org.shequ.assessment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;

/** Steps of an assessment by role: four kinds of hands, and none does another's part. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RolesApiTest {

    private static final List<String> ROLES = List.of(
            "assessment-officer",
            "assessment-scorer",
            "assessment-approver",
            "assessment-publisher",
            "viewer",
            "auditor",
            "system",
            "personnel-clerk");

    @ParameterizedTest
    @CsvSource({
        "assessment-officer, schemes",
        "assessment-officer, schemes/ID/derivation",
        "assessment-approver, schemes/ID/approval",
        "assessment-officer, cycles",
        "assessment-officer, cycles/ID/opening",
        "assessment-officer, cycles/ID/deadline",
        "assessment-officer, cycles/ID/subject-decisions",
        "assessment-scorer, cycles/ID/sheets",
        "assessment-scorer, cycles/ID/sheet-withdrawals",
        "assessment-officer, cycles/ID/calibration",
        "assessment-officer, cycles/ID/reopening",
        "assessment-officer, cycles/ID/points",
        "assessment-officer, cycles/ID/vetoes",
        "assessment-publisher, cycles/ID/publicity",
        "assessment-publisher, cycles/ID/finalization",
        "assessment-officer, cycles/ID/objections",
        "assessment-approver, cycles/ID/objections/ID/answer",
        "assessment-officer, cycles/ID/corrections",
        "assessment-approver, cycles/ID/corrections/ID/decision",
        "assessment-officer, appeals",
        "assessment-approver, appeals/ID/decision",
        "assessment-approver, successions",
        "assessment-approver, result-conflicts/ID/2025/decision"
    })
    void each_step_belongs_to_one_role(String allowed, String path) {
        String concrete = path.replace("ID", UUID.randomUUID().toString());
        for (String role : ROLES) {
            Response answer = Rounds.post(Tokens.of(role).bearer(), concrete, "{}");
            if (role.equals(allowed)) {
                assertEquals(4, answer.statusCode() / 100, answer.asString());
                org.junit.jupiter.api.Assertions.assertNotEquals(403, answer.statusCode(), answer.asString());
            } else {
                ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, answer);
            }
        }
        ProblemAssert.assertProblem(
                CommonProblem.UNAUTHENTICATED,
                given().contentType("application/json").body("{}").post("/assessment/v1/" + concrete));
    }

    @Test
    void another_district_does_not_even_learn_that_a_cycle_exists() {
        String district = district(1);
        String cycle = Rounds.openCommunityCycle(district);
        String elsewhere = Tokens.of("assessment-officer").scope("110101").bearer();
        for (String path : List.of(
                "",
                "/subjects",
                "/late-changes",
                "/progress",
                "/shortages",
                "/outcomes",
                "/outcomes/" + community(district, 1),
                "/objections",
                "/corrections",
                "/subjects/" + community(district, 1) + "/records",
                "/subjects/" + community(district, 1) + "/derivation")) {
            ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(elsewhere, "cycles/" + cycle + path));
        }
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, Rounds.post(elsewhere, "cycles/" + cycle + "/calibration", "\"1\"", null));
        String subdistrict =
                Tokens.of("assessment-officer").scope(district + "001").bearer();
        get(subdistrict, "cycles/" + cycle).then().statusCode(200);
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN, Rounds.post(subdistrict, "cycles/" + cycle + "/calibration", "\"2\"", null));
    }

    @Test
    void every_decision_leaves_its_entry() {
        String district = district(1);
        String cycle = Rounds.openCommunityCycle(district);
        Rounds.entered(cycle, Rounds.community(community(district, 1), 18, 27));
        Rounds.calibrate(cycle);
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=cycle&subjectId=" + cycle)
                .then()
                .statusCode(200)
                .body("items.action", hasItems("cycle-drafted", "cycle-opened", "sheets-entered", "cycle-calibrated"));
    }
}
