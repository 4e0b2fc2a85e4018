package org.shequ.testkit;

import io.restassured.http.ContentType;
import org.eclipse.microprofile.config.ConfigProvider;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Moves the business clock of the service under test, over HTTP as the demo does. */
public final class TestClock {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private TestClock() {}

    /** Sets the clock; it runs on from there. */
    public static void set(Instant now) {
        given().header("Authorization", token())
                .contentType(ContentType.JSON)
                .body(Map.of("now", now.toString()))
                .put(path())
                .then()
                .statusCode(200);
    }

    /** Sets the clock to nine in the morning, Beijing time. */
    public static void set(LocalDate today) {
        set(today.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
    }

    public static Instant now() {
        return Instant.parse(given().header("Authorization", token())
                .get(path())
                .then()
                .statusCode(200)
                .extract()
                .path("now"));
    }

    private static String token() {
        return Tokens.of("clock-setter").bearer();
    }

    private static String path() {
        var root = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.rest.path", String.class)
                .orElse("");
        return (root.endsWith("/") ? root : root + "/") + "clock";
    }
}
