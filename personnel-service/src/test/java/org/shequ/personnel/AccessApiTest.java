package org.shequ.personnel;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;

/** Endpoint by role by scope. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class AccessApiTest {

    private static final List<String> LISTS = List.of(
            "units",
            "people",
            "statistics",
            "statistics/generations",
            "statistics/ladder-flows?from=2020-01-01",
            "tenures",
            "person-duplicates",
            "policies",
            "pay-grade-batches/preview",
            "anonymisations/preview",
            "code-lists");
    private static final List<String> OF_A_PERSON = List.of(
            "",
            "/assignments",
            "/identities",
            "/reserve-memberships",
            "/tenure",
            "/pay-grades",
            "/sanctions",
            "/honours",
            "/trainings",
            "/achievements",
            "/certificates",
            "/investigations",
            "/relatives",
            "/mergers",
            "/appointments");

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor", "system", "personnel-clerk", "personnel-unmasker"})
    void readers_read_every_list(String role) {
        for (String list : LISTS) {
            get(Tokens.of(role).bearer(), list).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessment-officer", "quota-drafter", "selection-officer", "clock-setter"})
    void other_offices_read_nothing_here(String role) {
        String token = Tokens.of(role).bearer();
        for (String list : LISTS) {
            ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, get(token, list));
            ProblemAssert.assertProblem(CommonProblem.UNAUTHENTICATED, given().get("/personnel/v1/" + list));
        }
        for (String part : OF_A_PERSON) {
            ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, get(token, "people/" + UUID.randomUUID() + part));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor", "system", "personnel-unmasker"})
    void only_clerks_change_anything(String role) {
        String token = Tokens.of(role).bearer();
        for (String imports : List.of("unit-imports", "person-imports", "assignment-imports")) {
            ProblemAssert.assertProblem(
                    CommonProblem.FORBIDDEN,
                    Given.submit(imports, token, "code\n".getBytes(StandardCharsets.UTF_8), "text/csv", Map.of()));
        }
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN, post(token, "people", Given.person("张伟", LocalDate.of(1990, 5, 4))));
        String person = "people/" + UUID.randomUUID();
        for (String command : List.of(
                person + "/assignments",
                person + "/assignments/" + UUID.randomUUID() + "/end",
                person + "/sanctions",
                person + "/honours",
                person + "/honours/" + UUID.randomUUID() + "/correction",
                person + "/trainings",
                person + "/achievements",
                person + "/certificates",
                person + "/investigations",
                person + "/investigations/" + UUID.randomUUID() + "/end",
                person + "/relatives",
                person + "/relatives/" + UUID.randomUUID() + "/withdrawal",
                person + "/leaving",
                person + "/mergers",
                person + "/mergers/" + UUID.randomUUID() + "/reversal",
                "policies",
                "pay-grade-batches",
                "anonymisations",
                "career-moves",
                "unit-mergers",
                "unit-splits",
                "units",
                "units/320613001/approval")) {
            Response answer = as(token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-Match", "\"1\"")
                    .contentType("application/json")
                    .body("{}")
                    .post("/personnel/v1/" + command);
            ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, answer);
        }
    }

    @Test
    void another_subdistrict_is_not_there() {
        String district = district(1);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String other = Tokens.of("personnel-clerk").scope(district + "002").bearer();
        for (String part : OF_A_PERSON) {
            get(clerk(district + "001"), "people/" + id + part).then().statusCode(200);
            ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(other, "people/" + id + part));
        }
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(other, "units/" + community(district, 1)));
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, get(other, "units/" + community(district, 1) + "/lineage"));
        get(other, "people?count=true").then().body("total", equalTo(0));
        Response change = as(other)
                .header("If-Match", "\"2\"")
                .contentType("application/merge-patch+json")
                .body("{\"education\":\"MASTER\"}")
                .patch("/personnel/v1/people/" + id);
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, change);
    }

    @Test
    void whoever_looks_at_open_data_stands_in_the_audit_with_the_purpose() {
        String district = district(1);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        as(Tokens.of("personnel-unmasker").scope(district).subject("payroll-7").bearer())
                .header("X-Purpose", "PAYROLL")
                .get("/personnel/v1/people/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("张伟"));
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=person&subjectId=" + id)
                .then()
                .statusCode(200)
                .body("items.action", hasItem("personal-data-disclosed"))
                .body("items.actor", hasItem("payroll-7"))
                .body("items.findAll { it.actor == 'payroll-7' }.details.purpose", hasItem("PAYROLL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people?limit=0",
                "people?limit=1000000000",
                "people?sort=name",
                "people?post=KING",
                "people?unit=3%27",
                "people?cursor=x",
                "people/not-an-id",
                "units?kind=MOON",
                "units?asOf=2026-02-30",
                "statistics?asOf=x",
                "people/00000000-0000-7000-8000-000000000000/tenure?mode=HALF"
            })
    void odd_questions_are_malformed_and_never_a_failure(String path) {
        int status = get(clerk("320613"), path).statusCode();
        assertEquals(4, status / 100, path + " answers " + status);
    }
}
