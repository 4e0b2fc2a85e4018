package org.shequ.kit.http;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.kit.idempotency.PurgeProbe;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class IdempotencyTest extends KitHttpTest {

    @Inject
    DataSource dataSource;

    @Inject
    PurgeProbe purge;

    private long notes(String title) throws SQLException {
        return number("select count(*) from notes where title = ?", title);
    }

    private long number(String sql, String argument) throws SQLException {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void the_same_key_and_body_give_the_same_answer_and_one_note() throws SQLException {
        var key = unique();
        var title = unique();
        var first = drafter(key).body(note(title)).post(NOTES);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue()).header("ETag", "\"1\"");
        var again = drafter(key)
                .body("  { \"pages\" : 1, \"kind\":\"SHORT\",\n \"title\":\"" + title + "\"}")
                .post(NOTES);
        again.then().statusCode(201).header("Idempotency-Replayed", "true").contentType("application/json");
        assertThat(again.asString()).isEqualTo(first.asString());
        for (var header : List.of("Location", "ETag")) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
        assertThat(notes(title)).isOne();
    }

    @Test
    void the_same_key_with_anything_else_is_refused() {
        var key = unique();
        var title = unique();
        drafter(key).body(note(title)).post(NOTES).then().statusCode(201);
        drafter(key)
                .body(note(unique()))
                .post(NOTES)
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        drafter(key).body(note(title)).post(NOTES + "?unit=320613001").then().statusCode(422);
        drafter(key)
                .contentType("text/csv")
                .body("a,b")
                .post(NOTES + "/imports")
                .then()
                .statusCode(422);
        drafter(key).body(note(title)).post(NOTES).then().statusCode(201);
    }

    @Test
    void a_file_counts_by_its_content() {
        var key = unique();
        var runs = NoteResource.RUNS.get();
        for (int i = 0; i < 2; i++) {
            drafter(key)
                    .contentType("text/csv")
                    .body("a,b\n1,2")
                    .post(NOTES + "/imports")
                    .then()
                    .statusCode(202)
                    .body("bytes", equalTo(7));
        }
        drafter(key)
                .contentType("text/csv")
                .body("a,b\n1,3")
                .post(NOTES + "/imports")
                .then()
                .statusCode(422);
        assertThat(NoteResource.RUNS.get()).isEqualTo(runs + 1);
    }

    @Test
    void a_key_is_its_callers_own() {
        var key = unique();
        drafter(key).body(note(unique())).post(NOTES).then().statusCode(201);
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(TestTokens.of("li", "320613", "quota-drafter"))
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(note(unique()))
                .post(NOTES)
                .then()
                .statusCode(201);
    }

    @Test
    void a_refusal_is_repeated_not_tried_again() throws SQLException {
        var key = unique();
        var title = "refuse" + unique().substring(0, 20);
        var runs = NoteResource.RUNS.get();
        var first = drafter(key).body(note(title)).post(NOTES);
        first.then().statusCode(422).body("code", equalTo("RULE_VIOLATED")).header("Idempotency-Replayed", nullValue());
        var again = drafter(key).body(note(title)).post(NOTES);
        again.then().statusCode(422).header("Idempotency-Replayed", "true").contentType("application/problem+json");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(NoteResource.RUNS.get()).isEqualTo(runs + 1);
        assertThat(notes(title)).isZero();
    }

    @Test
    void a_conflict_in_the_database_is_kept_as_a_refusal() {
        var title = unique();
        created(title);
        var key = unique();
        drafter(key).body(note(title)).post(NOTES).then().statusCode(409).body("code", equalTo("CONFLICT"));
        drafter(key).body(note(title)).post(NOTES).then().statusCode(409).header("Idempotency-Replayed", "true");
    }

    @Test
    void a_failure_of_ours_is_not_kept() throws SQLException {
        var key = unique();
        var title = "break" + unique().substring(0, 20);
        var runs = NoteResource.RUNS.get();
        drafter(key).body(note(title)).post(NOTES).then().statusCode(500);
        drafter(key).body(note(title)).post(NOTES).then().statusCode(500).header("Idempotency-Replayed", nullValue());
        assertThat(NoteResource.RUNS.get()).isEqualTo(runs + 2);
        assertThat(notes(title)).isZero();
    }

    @Test
    void a_missing_permission_is_not_kept() {
        var key = unique();
        as("320613", "viewer")
                .header("Idempotency-Key", key)
                .body(note(unique()))
                .post(NOTES)
                .then()
                .statusCode(403);
        drafter(key).body(note(unique())).post(NOTES).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "é", "a\tb"})
    void a_key_must_be_printable(String key) {
        drafter(key)
                .body(note(unique()))
                .post(NOTES)
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
    }

    @Test
    void a_key_must_be_given_and_not_too_long() {
        drafter()
                .body(note(unique()))
                .post(NOTES)
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        drafter("k".repeat(129)).body(note(unique())).post(NOTES).then().statusCode(400);
        drafter(unique() + "k".repeat(92))
                .body(note(unique()))
                .post(NOTES)
                .then()
                .statusCode(201);
    }

    @Test
    void a_second_attempt_while_the_first_runs_is_told_so() throws Exception {
        var key = unique();
        NoteResource.release = new CountDownLatch(1);
        var started = NoteResource.SLOW_STARTED.get();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> drafter(key).post(NOTES + "/slow"));
            while (NoteResource.SLOW_STARTED.get() == started && !first.isDone()) {
                Thread.onSpinWait();
            }
            drafter(key).post(NOTES + "/slow").then().statusCode(409).body("code", equalTo("IDEMPOTENCY_IN_FLIGHT"));
            NoteResource.release.countDown();
            first.get().then().statusCode(200);
        }
        drafter(key).post(NOTES + "/slow").then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(NoteResource.SLOW_STARTED.get()).isEqualTo(started + 1);
    }

    @Test
    void of_many_at_once_one_acts_and_all_agree() throws Exception {
        var key = unique();
        var title = unique();
        var answers = new ArrayList<Response>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Response> attempt = () -> drafter(key).body(note(title)).post(NOTES);
            var attempts = new ArrayList<Future<Response>>();
            for (int i = 0; i < 24; i++) {
                attempts.add(threads.submit(attempt));
            }
            for (var future : attempts) {
                answers.add(future.get());
            }
        }
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(201, 409)
                .contains(201);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(Response::asString)
                        .distinct())
                .hasSize(1);
        assertThat(notes(title)).isOne();
    }

    @Test
    void of_many_refusals_at_once_all_agree() throws Exception {
        var key = unique();
        var title = "refuse" + unique().substring(0, 20);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var attempts = new ArrayList<Future<Response>>();
            for (int i = 0; i < 24; i++) {
                attempts.add(threads.submit(() -> drafter(key).body(note(title)).post(NOTES)));
            }
            for (var future : attempts) {
                assertThat(future.get().statusCode()).isIn(422, 409);
            }
        }
        drafter(key).body(note(title)).post(NOTES).then().statusCode(422).header("Idempotency-Replayed", "true");
    }

    @Test
    void answers_are_forgotten_after_two_days_and_not_before() throws SQLException {
        var old = unique();
        var young = unique();
        drafter(old).body(note(unique())).post(NOTES).then().statusCode(201);
        drafter(young).body(note(unique())).post(NOTES).then().statusCode(201);
        age(old, 49);
        age(young, 47);
        purge.run();
        assertThat(number("select count(*) from idempotency_answers where key = ?", old))
                .isZero();
        assertThat(number("select count(*) from idempotency_answers where key = ?", young))
                .isOne();
    }

    private void age(String key, int hours) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update idempotency_answers set answered_at = now() - make_interval(hours => ?) where key = ?")) {
            update.setInt(1, hours);
            update.setString(2, key);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
