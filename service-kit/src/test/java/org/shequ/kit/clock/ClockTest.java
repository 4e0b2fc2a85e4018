package org.shequ.kit.clock;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.kit.testapp.KitServers;
import org.shequ.kit.testapp.TestServers;
import org.shequ.kit.testapp.Tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(KitServers.class)
class ClockTest {

    private static final String CLOCK = "/quota/v1/clock";

    @Inject
    BusinessClock clock;

    @AfterEach
    void backToThePresent() {
        setter().body(Map.of("now", Instant.now().toString())).put(CLOCK).then().statusCode(200);
    }

    @Test
    void a_set_clock_ticks_on_from_there() {
        setter().body(Map.of("now", "2026-01-04T17:00:00Z"))
                .put(CLOCK)
                .then()
                .statusCode(200)
                .body("now", startsWith("2026-01-04T17:00:0"))
                .body("today", equalTo("2026-01-05"))
                .body("zone", equalTo("Asia/Shanghai"));
        assertEquals(LocalDate.of(2026, 1, 5), clock.today());
        var before = clock.instant();
        await().atMost(Duration.ofSeconds(5)).until(() -> clock.instant().isAfter(before));
        assertTrue(Duration.between(before, clock.instant()).toSeconds() < 6);
        setter().get(CLOCK).then().statusCode(200).body("today", equalTo("2026-01-05"));
    }

    @Test
    void another_replicas_setting_is_seen_within_some_seconds() {
        TestServers.execute(
                TestServers.database("kit"),
                "INSERT INTO kit_clock VALUES (1, 86400000000, now())"
                        + " ON CONFLICT (id) DO UPDATE SET offset_micros = 86400000000");
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        Duration.between(clock.realInstant(), clock.instant()).toHours() == 24);
    }

    @Test
    void only_a_clock_setter_may() {
        given().auth()
                .oauth2(Tokens.of("zhang", "*", "quota-drafter", "auditor", "system"))
                .contentType(ContentType.JSON)
                .body(Map.of("now", "2026-01-04T17:00:00Z"))
                .put(CLOCK)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"now\":null}",
                "{\"now\":\"1900-01-01T00:00:00Z\"}",
                "{\"now\":\"+999999999-01-01T00:00:00Z\"}"
            })
    void an_impossible_present_is_refused(String body) {
        var status = setter().body(body).put(CLOCK).then().extract().statusCode();
        assertTrue(status == 422 || status == 400, "status " + status);
    }

    private static RequestSpecification setter() {
        return given().auth().oauth2(Tokens.of("tester", "*", "clock-setter")).contentType(ContentType.JSON);
    }
}
