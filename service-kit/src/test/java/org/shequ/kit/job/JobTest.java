package org.shequ.kit.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.kit.testapp.KitServers;
import org.shequ.kit.testapp.TestServers;
import org.shequ.kit.testapp.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(KitServers.class)
class JobTest {

    private static final String JOBS = "/quota/v1/jobs/";

    @Inject
    JobTable table;

    @Inject
    JobLeases leases;

    @Test
    void a_job_runs_after_the_commit_in_the_name_of_its_submitter() {
        var submitted = submit("import", false, "a\nb\nbad\nc\n")
                .statusCode(202)
                .header("Location", matchesPattern("http://[^/]+/quota/v1/jobs/[0-9a-f-]{36}"))
                .body("state", equalTo("QUEUED"))
                .body("submittedBy", equalTo("zhang"))
                .body("failure", nullValue());
        var id = id(submitted);
        ended(id, "SUCCEEDED")
                .body("progress.done", equalTo(4))
                .body("progress.total", equalTo(4))
                .body("counts.created", equalTo(3))
                .body("problemCount", equalTo(1))
                .body("result.actor", equalTo("zhang"))
                .body("result.scope", equalTo("320613"))
                .body("result.mediaType", containsString("text/csv"))
                .body("startedAt", notNullValue())
                .body("finishedAt", notNullValue());
        assertEquals("3", marks(id));
        assertEquals("0", count("job_inputs WHERE job_id = '" + id + "'"), "the body is deleted at the end");
        assertEquals(
                "zhang",
                TestServers.query(
                        TestServers.database("kit"), "SELECT actor FROM audit_log WHERE subject_id = '" + id + "'"));
        as("zhang", "320613", "quota-drafter")
                .get(JOBS + id + "/problems")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].row", equalTo(3))
                .body("items[0].value", equalTo("320***************"));
    }

    @Test
    void a_large_body_passes_through_the_database_whole() {
        var body = ("x".repeat(1_000) + "\n").repeat(700) + "bad\n";
        var id = id(submit("problems", false, body));
        ended(id, "SUCCEEDED");
        var lines = "bad\n".repeat(200_000);
        var second = id(submit("import", false, lines));
        ended(second, "SUCCEEDED").body("problemCount", equalTo(200_000)).body("progress.done", equalTo(200_000));
    }

    @Test
    void problems_are_all_counted_and_ten_thousand_kept_and_given_as_a_table_too() {
        var id = id(submit("problems", false, ""));
        ended(id, "SUCCEEDED").body("problemCount", equalTo(10_050));
        var first = as("zhang", "320613", "quota-drafter")
                .get(JOBS + id + "/problems?limit=500&count=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(500))
                .body("total", equalTo(10_000))
                .extract();
        as("zhang", "320613", "quota-drafter")
                .queryParam("limit", 500)
                .queryParam("cursor", first.<String>path("next"))
                .get(JOBS + id + "/problems")
                .then()
                .statusCode(200)
                .body("items[0].row", equalTo(501));
        var columns = Columns.of(
                Column.of("row", "行号"),
                Column.of("column", "列"),
                Column.of("value", "值"),
                Column.of("rule", "规则"),
                Column.of("message", "说明"),
                Column.of("cell", "单元格"),
                Column.of("header", "列标题"),
                Column.of("severity", "级别"));
        for (var media : new String[] {TabularMedia.CSV, TabularMedia.XLSX}) {
            var table = as("zhang", "320613", "quota-drafter")
                    .accept(media)
                    .header("Accept-Language", "zh-CN")
                    .get(JOBS + id + "/problems")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            if (media.equals(TabularMedia.CSV)) {
                assertTrue(new String(table, StandardCharsets.UTF_8).startsWith("\ufeff行号,列,值,规则,说明,单元格,列标题,级别\r\n"));
                assertTrue(new String(table, StandardCharsets.UTF_8).contains("'=cmd()"));
            }
            try (var reader = TabularReader.open(new java.io.ByteArrayInputStream(table), media, columns, null)) {
                var rows = 0;
                for (; reader.hasNext(); rows++) {
                    assertEquals("第 " + (rows + 1) + " 行", reader.next().text("message"));
                }
                assertEquals(10_000, rows);
            }
        }
    }

    @Test
    void a_dry_run_changes_nothing_and_finds_what_the_database_forbids() {
        var id = id(submit("import", true, "a\nb\n"));
        ended(id, "SUCCEEDED").body("dryRun", equalTo(true)).body("counts.created", equalTo(2));
        assertEquals("0", marks(id));
        var forbidden = id(submit("forbidden", true, ""));
        ended(forbidden, "FAILED");
    }

    @Test
    void a_running_job_can_be_cancelled_by_its_submitter_only() {
        var id = id(submit("wait", false, ""));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> job(id).body("state", equalTo("RUNNING")).body("progress.done", equalTo(7)));
        as("li", "320613", "quota-approver")
                .post(JOBS + id + "/cancellation")
                .then()
                .statusCode(403);
        as("li", "320613", "personnel-clerk")
                .post(JOBS + id + "/cancellation")
                .then()
                .statusCode(404);
        as("zhang", "320613", "quota-drafter")
                .post(JOBS + id + "/cancellation")
                .then()
                .statusCode(202);
        ended(id, "CANCELLED");
        as("zhang", "320613", "quota-drafter")
                .post(JOBS + id + "/cancellation")
                .then()
                .statusCode(200);
    }

    @Test
    void a_finished_job_cannot_be_cancelled() {
        var id = id(submit("import", false, "a\n"));
        ended(id, "SUCCEEDED");
        as("zhang", "320613", "quota-drafter")
                .post(JOBS + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
    }

    @Test
    void a_refusal_is_told_in_the_readers_language_and_a_fault_without_its_details() {
        var refused = id(submit("refuse", false, ""));
        ended(refused, "FAILED")
                .body("failure.code", equalTo("HEADERS_WRONG"))
                .body("failure.violations[0].message", equalTo("x is unknown"));
        as("zhang", "320613", "quota-drafter")
                .header("Accept-Language", "zh-CN")
                .get(JOBS + refused)
                .then()
                .body("failure.violations[0].message", equalTo("未知的列：x"));
        var broken = id(submit("break", false, ""));
        ended(broken, "FAILED")
                .body("failure.code", equalTo("INTERNAL"))
                .body("failure.detail", not(containsString("secret")))
                .body("failure.traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void a_job_is_seen_by_its_submitter_and_by_readers_whose_scope_holds_it() {
        var id = id(submit("import", false, "a\n"));
        as("li", "320613", "quota-approver").get(JOBS + id).then().statusCode(200);
        as("li", "*", "viewer").get(JOBS + id).then().statusCode(200);
        as("li", "320602", "quota-approver").get(JOBS + id).then().statusCode(404);
        as("li", "320613002", "quota-approver").get(JOBS + id).then().statusCode(404);
        as("li", "320613", "personnel-clerk").get(JOBS + id).then().statusCode(404);
        given().get(JOBS + id).then().statusCode(401);
        // nor is it by its submitter, once the scope has become narrower: its problems name what lay in the wider one
        for (var path : List.of(JOBS + id, JOBS + id + "/problems")) {
            as("zhang", "320613002", "quota-drafter").get(path).then().statusCode(404);
        }
        as("zhang", "320613002", "quota-drafter")
                .get("/quota/v1/jobs?limit=500&kind=trial")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        as("zhang", "320613", "quota-drafter")
                .get(JOBS + UUID.randomUUID())
                .then()
                .statusCode(404);
        as("li", "320613", "quota-approver")
                .get("/quota/v1/jobs?limit=500&kind=trial")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        as("li", "320602", "quota-approver")
                .get("/quota/v1/jobs?limit=500")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        as("zhang", "320613", "quota-drafter")
                .get("/quota/v1/jobs?limit=1&count=true&state=SUCCEEDED")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("total", notNullValue());
    }

    @Test
    void the_same_key_submits_once_and_a_refused_submission_leaves_no_job() {
        var key = UUID.randomUUID().toString();
        var first = id(submit(key, "import", false, false, "a\n").statusCode(202));
        var second = id(submit(key, "import", false, false, "a\n").statusCode(202));
        assertEquals(first, second);
        ended(first, "SUCCEEDED");
        assertEquals("1", marks(first));
        var refused = submit(UUID.randomUUID().toString(), "import", false, true, "a\n")
                .statusCode(409)
                .extract()
                .<String>path("detail");
        var id = refused.replaceAll(".*([0-9a-f]{8}-[0-9a-f-]{27}).*", "$1");
        assertEquals("0", count("jobs WHERE id = '" + id + "'"));
    }

    @Test
    void the_job_of_a_killed_worker_is_begun_anew_when_its_lease_has_run_out() {
        var id = id(submit("stall", false, ""));
        await().atMost(Duration.ofSeconds(10)).until(() -> TrialHandler.STALLED.containsKey(UUID.fromString(id)));
        // as if another process had held it and died: its lease belongs to nobody here and runs out
        execute("UPDATE jobs SET lease_owner = gen_random_uuid(), lease_until = clock_timestamp() + interval '1 second'"
                + " WHERE id = '" + id + "'");
        ended(id, "SUCCEEDED");
        assertEquals("1", marks(id));
        Objects.requireNonNull(TrialHandler.STALLED.get(UUID.fromString(id))).countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> TrialHandler.ENDED.containsKey(UUID.fromString(id)));
        assertInstanceOf(JobInterrupted.class, TrialHandler.ENDED.get(UUID.fromString(id)));
        assertEquals("1", marks(id), "whoever lost the job commits nothing more");
        assertEquals(
                "second attempt",
                TestServers.query(TestServers.database("kit"), "SELECT note FROM marks WHERE job_id = '" + id + "'"));
        job(id).body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void a_job_that_loses_its_database_is_begun_anew_and_does_not_fail() {
        var id = id(submit("lose the database once", false, ""));
        ended(id, "SUCCEEDED");
        assertEquals(
                "attempt 2",
                TestServers.query(
                        TestServers.database("kit"),
                        "SELECT string_agg(note, ', ') FROM marks WHERE job_id = '" + id + "'"));
    }

    @Test
    void a_transaction_that_takes_too_long_ends_the_job_with_the_reason_and_keeps_nothing() {
        var id = id(submit("take long", false, ""));
        ended(id, "FAILED").body("failure.code", equalTo("JOB_TOO_LONG")).body("failure.detail", containsString("5 s"));
        assertEquals("0", marks(id));
    }

    @Test
    void a_job_that_kills_its_worker_each_time_is_given_up() {
        var id = UUID.randomUUID();
        execute("INSERT INTO jobs (id, kind, state, dry_run, parameters, submitted_by, scope_unit, submitted_at,"
                + " attempt, lease_owner, lease_until) VALUES ('" + id + "', 'trial', 'RUNNING', false,"
                + " '{\"action\":\"import\"}', 'zhang', '320613', now(), 5, gen_random_uuid(), now())");
        ended(id.toString(), "FAILED").body("failure.code", equalTo("INTERNAL"));
    }

    @Test
    void a_job_given_back_by_a_stopping_service_is_begun_anew_without_counting_the_attempt() {
        var id = id(submit("stall", false, ""));
        await().atMost(Duration.ofSeconds(10)).until(() -> TrialHandler.STALLED.containsKey(UUID.fromString(id)));
        var owner = UUID.fromString(
                TestServers.query(TestServers.database("kit"), "SELECT lease_owner FROM jobs WHERE id = '" + id + "'"));
        execute("UPDATE jobs SET attempt = attempt + 1 WHERE id = '" + id + "'");
        leases.release(UUID.fromString(id), owner);
        ended(id, "SUCCEEDED");
        assertEquals(
                "2",
                TestServers.query(TestServers.database("kit"), "SELECT attempt FROM jobs WHERE id = '" + id + "'"));
        Objects.requireNonNull(TrialHandler.STALLED.get(UUID.fromString(id))).countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> TrialHandler.ENDED.containsKey(UUID.fromString(id)));
        assertEquals("1", marks(id));
    }

    @Test
    void a_job_inside_a_transaction_of_its_worker_is_not_taken_however_old_its_lease() {
        var id = UUID.randomUUID();
        var owner = UUID.randomUUID();
        var kind = List.of("kind-of-" + id);
        execute("INSERT INTO jobs (id, kind, state, dry_run, parameters, submitted_by, scope_unit, submitted_at,"
                + " lease_owner, lease_until) VALUES ('" + id + "', '" + kind.getFirst() + "', 'RUNNING', false, '{}',"
                + " 'zhang', '320613', now(), '" + owner + "', now() - interval '1 hour')");
        QuarkusTransaction.requiringNew().run(() -> {
            assertTrue(leases.hold(id, owner));
            assertFalse(leases.hold(id, UUID.randomUUID()), "only the worker that has the lease may hold");
            var other =
                    CompletableFuture.supplyAsync(() -> leases.claim(kind, UUID.randomUUID(), Duration.ofSeconds(5)));
            assertTrue(other.join().isEmpty());
        });
        var thief = UUID.randomUUID();
        assertTrue(leases.claim(kind, thief, Duration.ofSeconds(5)).isPresent());
        QuarkusTransaction.requiringNew().run(() -> assertFalse(leases.hold(id, owner)));
        assertTrue(leases.claim(kind, UUID.randomUUID(), Duration.ofSeconds(5)).isEmpty(), "its lease is young again");
    }

    @Test
    void jobs_are_forgotten_thirty_days_after_their_end() {
        var old = id(submit("problems", false, "x\n"));
        var young = id(submit("import", false, "x\n"));
        ended(old, "SUCCEEDED");
        ended(young, "SUCCEEDED");
        execute("UPDATE jobs SET finished_at = finished_at - interval '31 days' WHERE id = '" + old + "'");
        execute("UPDATE jobs SET finished_at = finished_at - interval '29 days' WHERE id = '" + young + "'");
        assertEquals(1, table.forgetEndedBefore(Duration.ofDays(30), 200));
        as("zhang", "320613", "quota-drafter").get(JOBS + old).then().statusCode(404);
        assertEquals("0", count("job_problems WHERE job_id = '" + old + "'"));
        job(young);
    }

    @Test
    void a_body_lies_encrypted_in_the_database() {
        var secret = "320602199001011234";
        var id = id(submit("stall", false, secret));
        await().atMost(Duration.ofSeconds(10)).until(() -> TrialHandler.STALLED.containsKey(UUID.fromString(id)));
        assertEquals("1", count("job_inputs WHERE job_id = '" + id + "'"));
        assertEquals(
                "0",
                count("job_inputs WHERE job_id = '" + id + "' AND position('" + secret + "'::bytea in bytes) > 0"));
        Objects.requireNonNull(TrialHandler.STALLED.get(UUID.fromString(id))).countDown();
        ended(id, "SUCCEEDED");
    }

    private static RequestSpecification as(String subject, String scope, String... roles) {
        return given().auth().oauth2(Tokens.of(subject, scope, roles));
    }

    private static ValidatableResponse submit(String action, boolean dryRun, String body) {
        return submit(UUID.randomUUID().toString(), action, dryRun, false, body);
    }

    private static ValidatableResponse submit(String key, String action, boolean dryRun, boolean refuse, String body) {
        return as("zhang", "320613", "quota-drafter")
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .queryParam("action", action)
                .queryParam("dryRun", dryRun)
                .queryParam("refuse", refuse)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/quota/v1/trials")
                .then();
    }

    private static String id(ValidatableResponse response) {
        return response.extract().path("id");
    }

    private static ValidatableResponse job(String id) {
        return as("zhang", "320613", "quota-drafter").get(JOBS + id).then().statusCode(200);
    }

    private static ValidatableResponse ended(String id, String state) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> job(id).body("finishedAt", notNullValue()));
        return job(id).body("state", equalTo(state));
    }

    private static String marks(String id) {
        return count("marks WHERE job_id = '" + id + "'");
    }

    private static String count(String from) {
        return TestServers.query(TestServers.database("kit"), "SELECT count(*) FROM " + from);
    }

    private static void execute(String sql) {
        TestServers.execute(TestServers.database("kit"), sql);
    }
}
