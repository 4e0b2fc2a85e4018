package org.shequ.personnel.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.Tokens;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.succeeded;
import static org.shequ.personnel.Given.today;

/** Policies as versioned data, and the pay that follows a new table of grades from its first day. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PolicyApiTest {

    @Inject
    ObjectMapper json;

    @Test
    void another_table_of_grades_is_data_and_moves_on_its_day_whom_the_preview_names() throws IOException {
        String district = district(2);
        String token = clerk(district);
        String secretary = serving(community(district, 1), "SECRETARY", "STAFFED", today().minusYears(10));
        String grid = serving(community(district, 1), "GRID_WORKER", "CONTRACT", today().minusYears(10));
        // three posts, eighteen grades: 7 + (10 + 3) / 3; a grid worker has none
        get(token, "people/" + secretary + "/pay-grades").then().body("items.grade", contains(8, 9, 10, 11));
        get(token, "people/" + grid + "/pay-grades").then().body("items", hasSize(0));
        get(token, "pay-grade-batches/preview").then().body("items", hasSize(0));
        LocalDate day = today().plusDays(20);
        record(token, "pay-grade", district, day, table("four-post-24")).then().statusCode(201);
        // four posts, twenty-four grades: 10 + (10 + 3) / 2, and 1 + (10 + 3) / 2
        get(token, "pay-grade-batches/preview?limit=500&on=" + day)
                .then()
                .statusCode(200)
                .body("items.find { it.personId == '" + secretary + "' }.gradeNow", equalTo(11))
                .body("items.find { it.personId == '" + secretary + "' }.gradeThen", equalTo(16))
                .body("items.find { it.personId == '" + secretary + "' }.terms.name", hasItem("educationCredit"))
                .body("items.find { it.personId == '" + grid + "' }.gradeThen", equalTo(7));
        String next = get(token, "pay-grade-batches/preview?limit=1&on=" + day)
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        get(token, "pay-grade-batches/preview?limit=1&on=" + day + "&cursor=" + next)
                .then()
                .body("items", hasSize(1));
        get(token, "people/" + secretary + "/pay-grades").then().body("items[-1].grade", equalTo(11));
        TestClock.set(day.plusDays(2));
        eventually(() -> get(token, "people/" + secretary + "/pay-grades")
                .then()
                .body("items[-1].grade", equalTo(16))
                .body("items[-1].from", equalTo(day.toString()))
                .body("items[-1].tableCode", equalTo("four-post-24"))
                .body("items[-1].cause", equalTo("POLICY")));
        eventually(() -> get(token, "people/" + grid + "/pay-grades").then().body("items.grade", contains(7)));
        get(token, "pay-grade-batches/preview").then().body("items", hasSize(0));
        Map<String, Object> batch = Map.of("unit", district, "on", today().toString(), "orderNumber", "人社1号");
        assertEquals(
                2,
                succeeded(ended(token, post(token, "pay-grade-batches", batch))).getInt("progress.done"));
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=unit&subjectId=" + district)
                .then()
                .body("items.action", hasItem("pay-grade-batch-ordered"));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                post(
                        token,
                        "pay-grade-batches",
                        Map.of("unit", district, "on", today().plusDays(1).toString(), "orderNumber", "1")));
    }

    /** A table that says nothing of failed years is one of before the field; one that says nonsense is none. */
    @Test
    void a_table_says_from_which_day_a_failed_year_counts() throws IOException {
        String district = district(1);
        String token = clerk(district);
        var table = (com.fasterxml.jackson.databind.node.ObjectNode) table("three-post-18");
        table.remove("failedYearFrom");
        record(token, "pay-grade", district, today(), table).then().statusCode(201);
        table.put("failedYearFrom", "FINAL_ON");
        record(token, "pay-grade", district, today().plusDays(1), table).then().statusCode(201);
        table.put("failedYearFrom", "SOMETIME");
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED, record(token, "pay-grade", district, today().plusDays(2), table));
    }

    @Test
    void of_two_versions_the_newer_counts_from_its_day_and_what_was_known_before_stays_readable() throws IOException {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2015, 1, 1));
        record(token, "tenure", district, LocalDate.of(2020, 1, 1), json.readTree("{\"gapToleranceDays\": 10}"))
                .then()
                .statusCode(201);
        Instant before = TestClock.now();
        record(token, "tenure", district, LocalDate.of(2024, 1, 1), json.readTree("{\"gapToleranceDays\": 30}"))
                .then()
                .statusCode(201);
        get(token, "people/" + id + "/tenure?until=2019-01-01").then().body("gapToleranceDays", equalTo(0));
        get(token, "people/" + id + "/tenure?until=2023-01-01").then().body("gapToleranceDays", equalTo(10));
        get(token, "people/" + id + "/tenure?until=2024-06-01").then().body("gapToleranceDays", equalTo(30));
        get(token, "policies?name=tenure&knownAt=" + before).then().body("items.jurisdiction", contains("", district));
        get(token, "policies?name=tenure").then().body("items", hasSize(3));
        get(clerk(district(1)), "policies?name=tenure").then().body("items.jurisdiction", contains(""));
    }

    @Test
    void a_policy_that_cannot_be_read_or_lies_outside_the_scope_is_refused() throws IOException {
        String district = district(1);
        String token = clerk(district);
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED, record(token, "tenure", district, today(), json.readTree("{\"gap\": 1}")));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                record(token, "tenure", district, today(), json.readTree("{\"gapToleranceDays\": -1}")));
        ProblemAssert.assertProblem(
                PersonnelProblem.POLICY_UNKNOWN, record(token, "weather", district, today(), json.readTree("{}")));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                record(token, "tenure", "", today(), json.readTree("{\"gapToleranceDays\": 1}")));
        record(token, "tenure", district, today(), json.readTree("{\"gapToleranceDays\": 1}"))
                .then()
                .statusCode(201);
        ProblemAssert.assertProblem(
                PersonnelProblem.POLICY_BEGINS_THAT_DAY,
                record(token, "tenure", district, today(), json.readTree("{\"gapToleranceDays\": 2}")));
    }

    @Test
    void a_sanction_is_read_as_it_was_known() {
        String token = clerk("320613");
        String id = org.shequ.personnel.Given.recorded("320613");
        change(
                        token,
                        "people/" + id + "/sanctions",
                        id,
                        Map.of("kind", "警告", "from", "2026-01-01", "barsSelection", true, "orderNumber", "1"))
                .then()
                .statusCode(201);
        Instant between = TestClock.now();
        String sanction =
                get(token, "people/" + id + "/sanctions").then().extract().path("items[0].id");
        change(token, "people/" + id + "/sanctions/" + sanction + "/revocation", id, Map.of())
                .then()
                .statusCode(200);
        get(token, "people/" + id + "/sanctions?knownAt=" + between)
                .then()
                .body("items", hasSize(1))
                .body("items[0].revokedAt", org.hamcrest.Matchers.nullValue());
        get(token, "people/" + id + "/sanctions?knownAt=2020-01-01T00:00:00Z")
                .then()
                .body("items", hasSize(0));
    }

    private JsonNode table(String code) throws IOException {
        try (var in = getClass().getResourceAsStream("/pay-tables/" + code + ".json")) {
            return json.readTree(in);
        }
    }

    private static Response record(
            String token, String name, String jurisdiction, LocalDate from, JsonNode definition) {
        return post(
                token,
                "policies",
                Map.of(
                        "name", name,
                        "jurisdiction", jurisdiction,
                        "from", from.toString(),
                        "documentNumber", "崇民〔2026〕4号",
                        "definition", definition));
    }

    private static JsonPath ended(String token, Response submitted) {
        String id = submitted.then().statusCode(202).extract().path("id");
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> get(token, "jobs/" + id).jsonPath(),
                        job -> !java.util.List.of("QUEUED", "RUNNING").contains(job.getString("state")));
    }
}
