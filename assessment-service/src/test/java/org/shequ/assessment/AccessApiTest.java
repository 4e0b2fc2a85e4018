package org.shequ.assessment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.communityResults;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Given.officer;

/** Endpoint by role by scope. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class AccessApiTest {

    private static final List<String> LISTS = List.of("communities", "people", "community-results", "front-policies");

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor", "system", "assessment-officer"})
    void readers_read_every_list(String role) {
        for (String list : LISTS) {
            get(Tokens.of(role).bearer(), list).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"personnel-clerk", "quota-drafter", "selection-officer", "clock-setter"})
    void other_offices_read_nothing_here(String role) {
        String district = district(1);
        String unit = community(district, 1);
        UUID person = UUID.randomUUID();
        List<String> paths = List.of(
                "communities",
                "people",
                "community-results",
                "front-policies",
                "communities/" + unit + "/results",
                "communities/" + unit + "/results/2024/versions",
                "communities/" + unit + "/standing",
                "people/" + person + "/results",
                "people/" + person + "/results/2024/versions");
        for (String path : paths) {
            ProblemAssert.assertProblem(
                    CommonProblem.FORBIDDEN, get(Tokens.of(role).bearer(), path));
            ProblemAssert.assertProblem(CommonProblem.UNAUTHENTICATED, given().get("/assessment/v1/" + path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor", "system", "quota-approver"})
    void only_officers_change_anything(String role) {
        String token = Tokens.of(role).bearer();
        for (String imports : List.of("community-result-imports", "person-result-imports")) {
            ProblemAssert.assertProblem(
                    CommonProblem.FORBIDDEN, Given.submit(imports, token, "year,grade\n", Map.of()));
        }
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                given().header("Authorization", token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(ContentType.JSON)
                        .body("""
                                {"jurisdiction":"900000","policy":"TOP_30_PERCENT","years":3,
                                 "effectiveFrom":"2026-01-01","documentNumber":"1"}""")
                        .post("/assessment/v1/front-policies"));
    }

    @Test
    void a_subdistrict_sees_its_own_communities_and_people_and_no_others() {
        String district = district(2);
        String elsewhere = district + "002001";
        Given.youngCommunity(elsewhere, Given.OLD);
        UUID person = Given.person("V" + district, elsewhere);
        communityResults(
                officer(district), "2024," + elsewhere + ",90,URBAN\n2024," + community(district, 1) + ",80,URBAN\n");
        String subdistrict = officer(district + "001");
        get(subdistrict, "communities?count=true").then().body("total", equalTo(2));
        get(subdistrict, "people?count=true").then().body("total", equalTo(0));
        get(subdistrict, "community-results?count=true").then().body("total", equalTo(1));
        get(subdistrict, "community-results?count=true&unit=" + district + "002")
                .then()
                .body("total", equalTo(0));
        for (String path : List.of(
                "communities/" + elsewhere + "/results",
                "communities/" + elsewhere + "/standing",
                "communities/" + elsewhere + "/results/2024/versions",
                "people/" + person + "/results",
                "people/" + person + "/results/2024/versions")) {
            ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(subdistrict, path));
            get(officer(district + "002"), path).then().statusCode(200);
        }
    }

    @Test
    void the_results_of_somebody_who_has_left_stay_with_whoever_had_the_last_unit() {
        String district = district(1);
        String unit = community(district, 1);
        UUID person = Given.person("L" + district, unit);
        JsonPath job = Given.imported(
                "person-result-imports",
                officer(district),
                "year,personnel_number,grade,score\n2024,L%s,优秀,93.4\n".formatted(district),
                Map.of());
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        Given.leaves(person, "L" + district, unit);
        for (String path : List.of("people/" + person + "/results", "people/" + person + "/results/2024/versions")) {
            get(officer(district), path).then().statusCode(200).body("items.grade", equalTo(List.of("EXCELLENT")));
            get(officer(district + "001"), path).then().statusCode(200);
            ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(officer(district + "002"), path));
        }
    }

    @Test
    void names_of_people_are_masked() {
        String district = district(1);
        Given.person("W" + district, community(district, 1));
        get(officer(district), "people").then().body("items.name", equalTo(List.of("王**")));
    }

    @Test
    void who_imported_what_is_on_record() {
        String district = district(1);
        JsonPath job = communityResults(officer(district), "2024," + community(district, 1) + ",90,URBAN\n");
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=job&subjectId=" + job.getString("id"))
                .then()
                .statusCode(200)
                .body("items.action", hasItem("results-imported"))
                .body("items.actor", hasItem("assessment-officer-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "community-results?year=abc",
                "community-results?year=99999999999",
                "community-results?sort=score",
                "community-results?limit=0",
                "communities?unit=3%27",
                "people?limit=1000000000",
                "front-policies?cursor=x"
            })
    void odd_questions_are_malformed_and_never_a_failure(String path) {
        assertEquals(400, get(officer("*"), path).statusCode(), path);
    }
}
