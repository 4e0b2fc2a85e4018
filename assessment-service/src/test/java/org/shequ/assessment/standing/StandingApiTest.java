package org.shequ.assessment.standing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Given;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.communityResults;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Given.officer;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class StandingApiTest {

    @BeforeEach
    void day_of_the_story() {
        TestClock.set(LocalDate.of(2026, 1, 5));
    }

    @Test
    void three_years_in_the_better_half_are_the_front() {
        String district = threeYears();
        get(officer(district), "communities/" + community(district, 1) + "/standing?until=2025&years=3")
                .then()
                .statusCode(200)
                .body("front", equalTo(true))
                .body("verdict", equalTo("PASS"))
                .body("policy", equalTo("TOP_HALF_EACH_YEAR"))
                .body("perYear.rank", equalTo(List.of(1, 1, 2)))
                .body("perYear.state", equalTo(List.of("RANKED", "RANKED", "RANKED")))
                .body(
                        "explanation",
                        equalTo("In the front: 2023 rank 1 of 4 (front), 2024 rank 1 of 4 (front), 2025"
                                + " rank 2 of 4 (front)."));
        get(officer(district), "communities/" + community(district, 2) + "/standing?until=2025&years=3")
                .then()
                .body("front", equalTo(false))
                .body("verdict", equalTo("FAIL"));
    }

    @Test
    void a_community_without_ranked_years_is_told_exactly_that() {
        String district = threeYears();
        String young = district + "001099";
        Given.youngCommunity(young, LocalDate.of(2024, 7, 1));
        communityResults(officer(district), "2025," + young + ",99,URBAN\n");
        get(officer(district), "communities/" + young + "/standing")
                .then()
                .statusCode(200)
                .body("until", equalTo(2025))
                .body("front", equalTo(false))
                .body("verdict", equalTo("FAIL"))
                .body("perYear.state", equalTo(List.of("NOT_YET_ASSESSED", "NOT_YET_ASSESSED", "RANKED")))
                .body("explanation", containsString("2023 not yet assessed, 2024 not yet assessed, 2025 rank 1 of 5"))
                .body("explanationZh", containsString("2023 年尚未参加考核"));
    }

    @Test
    void a_missing_result_is_unknown_and_never_a_pass() {
        String district = district(2);
        communityResults(officer(district), """
                2023,%1$s001001,90,URBAN
                2023,%1$s001002,80,URBAN
                2025,%1$s001001,90,URBAN
                2025,%1$s001002,80,URBAN
                """.formatted(district));
        get(officer(district), "communities/" + community(district, 1) + "/standing?until=2025&years=3")
                .then()
                .body("verdict", equalTo("UNKNOWN"))
                .body("front", equalTo(false))
                .body("perYear[1].state", equalTo("NO_RESULT"));
        get(officer(district), "communities/" + community(district, 2) + "/standing?until=2025&years=3")
                .then()
                .body("verdict", equalTo("FAIL"));
    }

    @Test
    void a_district_adopts_another_policy_and_a_caller_may_ask_by_another() {
        String district = threeYears();
        String standing = "communities/" + community(district, 2) + "/standing?until=2025&years=3";
        get(officer(district), standing + "&policy=TWO_OF_THREE_AND_TOP_QUARTER")
                .then()
                .body("verdict", equalTo("PASS"));
        Response adopted = adopt(officer(district), district, "2026-01-01");
        adopted.then().statusCode(201).body("policy", equalTo("TWO_OF_THREE_AND_TOP_QUARTER"));
        get(officer(district), standing)
                .then()
                .body("verdict", equalTo("PASS"))
                .body("policyVersionId", equalTo(adopted.path("id")));
        get(officer(district), "front-policies")
                .then()
                .statusCode(200)
                .body("items.jurisdiction", hasItem(district))
                .body("items.jurisdiction", hasItem(""));
        ProblemAssert.assertProblem(
                AssessmentProblem.FRONT_POLICY_EXISTS, adopt(officer(district), district, "2026-01-01"));
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, adopt(officer("320613"), district, "2026-02-01"));
    }

    @Test
    void a_policy_of_tomorrow_does_not_judge_today() {
        String district = threeYears();
        adopt(officer(district), district, "2026-01-06").then().statusCode(201);
        get(officer(district), "communities/" + community(district, 2) + "/standing")
                .then()
                .body("policy", equalTo("TOP_HALF_EACH_YEAR"));
    }

    @Test
    void unknown_communities_and_odd_spans_are_refused() {
        String district = district(1);
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, get(officer(district), "communities/" + district + "001777/standing"));
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, get(officer("320613"), "communities/" + community(district, 1) + "/standing"));
        Response years = get(officer(district), "communities/" + community(district, 1) + "/standing?years=0");
        org.junit.jupiter.api.Assertions.assertTrue(
                years.statusCode() == 400 || years.statusCode() == 422, years.asString());
    }

    /** The first leads twice and comes second in 2025; the second is third, second and first. */
    private static String threeYears() {
        String district = district(4);
        communityResults(officer(district), """
                2023,%1$s001001,99,URBAN
                2023,%1$s001002,90,URBAN
                2023,%1$s001003,95,URBAN
                2023,%1$s001004,80,URBAN
                2024,%1$s001001,99,URBAN
                2024,%1$s001002,95,URBAN
                2024,%1$s001003,90,URBAN
                2024,%1$s001004,80,URBAN
                2025,%1$s001001,95,URBAN
                2025,%1$s001002,99,URBAN
                2025,%1$s001003,90,URBAN
                2025,%1$s001004,80,URBAN
                """.formatted(district));
        return district;
    }

    private static Response adopt(String token, String district, String from) {
        return given().header("Authorization", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("""
                        {"jurisdiction":"%s","policy":"TWO_OF_THREE_AND_TOP_QUARTER","years":3,
                         "effectiveFrom":"%s","documentNumber":"试〔2026〕1号"}""".formatted(district, from))
                .post("/assessment/v1/front-policies");
    }
}
