package org.shequ.assessment.scheme;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.approvedScheme;
import static org.shequ.assessment.Rounds.approver;
import static org.shequ.assessment.Rounds.communityContent;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.personContent;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.schemeBody;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class SchemeApiTest {

    private static final String DOCUMENT = "{\"documentNumber\":\"崇〔2025〕1号\"}";

    @Test
    void a_scheme_is_kept_whole_and_read_again_as_it_was_given() {
        String district = district(0);
        String id = approvedScheme("COMMUNITY", district, communityContent());
        get(officer(), "schemes/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("edition", equalTo(1))
                .body("content.dimensions[0].indicators[0].code", equalTo("MEETINGS"))
                .body("content.raterClasses[1].minimumOrdinaryPercent", equalTo(50));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"weight\":60,\"indicators\"|\"weight\":61,\"indicators\"|WEIGHTS_SUM|/content/dimensions",
                "\"weight\":40,\"minimumRaters\"|\"weight\":39,\"minimumRaters\"|WEIGHTS_SUM|/content/raterClasses",
                "\"code\":\"DISPUTES\"|\"code\":\"MEETINGS\"|REPEATED_CODE|/content/dimensions/1/indicators/0/code",
                "\"kind\":\"MARKS\",\"fullMarks\":30|\"kind\":\"BONUS\",\"fullMarks\":30|NO_MARKS|/content/dimensions/1/indicators",
                "\"unitKind\":\"VILLAGE\",|''|PEER_GROUP_OF_NOBODY|/content/peerGroups/1",
                "\"units\":[]},|\"units\":[\"900000001001\",\"900000001001\"]},|REPEATED_UNIT|/content/peerGroups/0/units",
                "\"scoreCap\":59.99|\"gradeCap\":\"QUALIFIED\"|VETO_CAP|/content/vetoes/0"
            })
    void each_fault_of_a_community_scheme_is_named_by_its_place(
            String part, String instead, String rule, String pointer) {
        String faulty = communityContent().replaceFirst(java.util.regex.Pattern.quote(part), instead);
        var answer = ProblemAssert.assertRefused(
                AssessmentProblem.SCHEME_UNSOUND,
                request -> request.header("Authorization", officer())
                        .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                        .contentType("application/json")
                        .body(schemeBody("COMMUNITY", "900000", faulty))
                        .post("/assessment/v1/schemes"));
        answer.then().body("violations.rule", hasItem(rule)).body("violations.pointer", hasItem(pointer));
    }

    @Test
    void all_faults_are_told_at_once() {
        String faulty = personContent()
                .replace("\"qualifiedFrom\":70", "\"qualifiedFrom\":95")
                .replace("\"commendedPercent\":25", "\"commendedPercent\":10")
                .replace("\"gradeCap\":\"UNQUALIFIED\"", "\"gradeCap\":\"EXCELLENT\"");
        ProblemAssert.assertProblem(
                        AssessmentProblem.SCHEME_UNSOUND,
                        post(officer(), "schemes", schemeBody("PERSON", "900000", faulty)))
                .then()
                .body("violations.rule", hasItems("THRESHOLDS_ORDER", "COMMENDED_PERCENT", "VETO_CAP"));
    }

    @Test
    void communities_are_ranked_and_persons_are_graded() {
        ProblemAssert.assertProblem(
                        AssessmentProblem.SCHEME_UNSOUND,
                        post(officer(), "schemes", schemeBody("PERSON", "900000", communityContent())))
                .then()
                .body("violations.rule", hasItems("GRADING_MISSING", "PEER_GROUPS_OF_PERSONS"));
        ProblemAssert.assertProblem(
                        AssessmentProblem.SCHEME_UNSOUND,
                        post(officer(), "schemes", schemeBody("COMMUNITY", "900000", personContent())))
                .then()
                .body("violations.rule", hasItems("GRADING_OF_COMMUNITIES", "PEER_GROUPS_MISSING"));
    }

    @Test
    void who_drafts_does_not_approve() {
        String both = Tokens.of("assessment-officer", "assessment-approver").bearer();
        var drafted = post(both, "schemes", schemeBody("COMMUNITY", district(0), communityContent()));
        String id = drafted.then().statusCode(201).extract().path("id");
        ProblemAssert.assertProblem(
                AssessmentProblem.SELF_APPROVAL,
                post(both, "schemes/" + id + "/approval", drafted.getHeader("ETag"), DOCUMENT));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(officer(), "schemes/" + id + "/approval", drafted.getHeader("ETag"), DOCUMENT));
    }

    @Test
    void a_draft_is_revised_until_it_is_approved() {
        var drafted = post(officer(), "schemes", schemeBody("COMMUNITY", district(0), communityContent()));
        String id = drafted.then().statusCode(201).extract().path("id");
        var revised = io.restassured.RestAssured.given()
                .header("Authorization", officer())
                .header("If-Match", drafted.getHeader("ETag"))
                .contentType("application/json")
                .body("{\"title\":\"修订稿\",\"content\":" + communityContent() + "}")
                .put("/assessment/v1/schemes/" + id);
        revised.then().statusCode(200).body("title", equalTo("修订稿")).body("status", equalTo("DRAFT"));
        var approver = Tokens.of("assessment-approver").bearer();
        var approved = post(approver, "schemes/" + id + "/approval", revised.getHeader("ETag"), DOCUMENT);
        approved.then().statusCode(200);
        ProblemAssert.assertProblem(
                        CommonProblem.ILLEGAL_TRANSITION,
                        post(approver, "schemes/" + id + "/approval", approved.getHeader("ETag"), DOCUMENT))
                .then()
                .body("figures.state", equalTo("APPROVED"));
    }

    @Test
    void an_approved_scheme_never_changes_but_another_edition_may_be_derived() {
        String district = district(0);
        String id = approvedScheme("COMMUNITY", district, communityContent());
        String tag = get(officer(), "schemes/" + id).getHeader("ETag");
        var body = "{\"title\":\"改\",\"content\":" + communityContent() + "}";
        ProblemAssert.assertProblem(
                CommonProblem.ILLEGAL_TRANSITION,
                io.restassured.RestAssured.given()
                        .header("Authorization", officer())
                        .header("If-Match", tag)
                        .contentType("application/json")
                        .body(body)
                        .put("/assessment/v1/schemes/" + id));
        post(officer(), "schemes/" + id + "/derivation", "{\"title\":\"第二版\",\"year\":2025}")
                .then()
                .statusCode(201)
                .body("edition", equalTo(2))
                .body("derivedFrom", equalTo(id))
                .body("status", equalTo("DRAFT"));
        get(officer(), "schemes?year=2025&count=true&status=DRAFT").then().statusCode(200);
    }

    @Test
    void a_stale_or_unconditional_approval_is_refused() {
        var drafted = post(officer(), "schemes", schemeBody("COMMUNITY", district(0), communityContent()));
        String id = drafted.then().statusCode(201).extract().path("id");
        ProblemAssert.assertProblem(
                CommonProblem.CONDITION_REQUIRED, post(approver(), "schemes/" + id + "/approval", DOCUMENT));
        ProblemAssert.assertProblem(
                CommonProblem.STALE_VERSION, post(approver(), "schemes/" + id + "/approval", "\"9\"", DOCUMENT));
    }

    @Test
    void an_office_drafts_for_its_own_jurisdiction_only() {
        String elsewhere = Tokens.of("assessment-officer").scope("110101").bearer();
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(elsewhere, "schemes", schemeBody("COMMUNITY", "320613", communityContent())));
    }
}
