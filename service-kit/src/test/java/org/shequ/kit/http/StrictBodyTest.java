package org.shequ.kit.http;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** Bodies that a lenient reader would take, guess at, or choke on. */
@QuarkusTest
class StrictBodyTest extends KitHttpTest {

    private static String body(String extra) {
        return "{\"title\":\"t\",\"kind\":\"SHORT\",\"pages\":1," + extra + "}";
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("{\"title\":", "", "JSON"),
                Arguments.of("nonsense", "", "JSON"),
                Arguments.of(body("\"on\":null") + "trailing", "", "JSON"),
                Arguments.of(body("\"on\":null") + "{}", "", "TYPE"),
                Arguments.of(body("\"on\":null,\"on\":null"), "", "DUPLICATE_FIELD"),
                Arguments.of(body("\"nothing\":1"), "/nothing", "UNKNOWN_FIELD"),
                Arguments.of(body("\"lines\":[{\"text\":\"a\",\"x~/y\":1}]"), "/lines/0/x~0~1y", "UNKNOWN_FIELD"),
                Arguments.of("{\"title\":\"t\",\"kind\":\"MEDIUM\",\"pages\":1}", "/kind", "ENUM"),
                Arguments.of("{\"title\":\"t\",\"kind\":0,\"pages\":1}", "/kind", "ENUM"),
                Arguments.of("{\"title\":\"t\",\"kind\":\"\",\"pages\":1}", "/kind", "ENUM"),
                Arguments.of("{\"title\":\"t\",\"kind\":\"SHORT\",\"pages\":\"1\"}", "/pages", "TYPE"),
                Arguments.of("{\"title\":\"t\",\"kind\":\"SHORT\",\"pages\":1.5}", "/pages", "TYPE"),
                Arguments.of("{\"title\":\"t\",\"kind\":\"SHORT\",\"pages\":null}", "/pages", "TYPE"),
                Arguments.of("{\"title\":\"t\",\"kind\":\"SHORT\",\"pages\":99999999999}", "/pages", "TYPE"),
                Arguments.of("{\"title\":\"t\",\"kind\":\"SHORT\",\"pages\":NaN}", "", "JSON"),
                Arguments.of("{\"title\":1,\"kind\":\"SHORT\",\"pages\":1}", "/title", "TYPE"),
                Arguments.of("{\"title\":[\"t\"],\"kind\":\"SHORT\",\"pages\":1}", "/title", "TYPE"),
                Arguments.of("{\"title\":\"a\\u0000b\",\"kind\":\"SHORT\",\"pages\":1}", "/title", "CHARACTERS"),
                Arguments.of("{\"title\":\"a\\ud83d\",\"kind\":\"SHORT\",\"pages\":1}", "/title", "CHARACTERS"),
                Arguments.of(body("\"on\":\"2023-02-29\""), "/on", "DATE"),
                Arguments.of(body("\"on\":[2023,2,1]"), "/on", "DATE"),
                Arguments.of(body("\"on\":20230201"), "/on", "DATE"),
                Arguments.of(body("\"on\":\"+12023-02-01\""), "/on", "DATE"),
                Arguments.of(body("\"on\":\"2023-02-01T00:00:00\""), "/on", "DATE"),
                Arguments.of(body("\"at\":\"2023-02-01\""), "/at", "INSTANT"),
                Arguments.of(body("\"at\":1675209600"), "/at", "INSTANT"),
                Arguments.of(body("\"weight\":\"1.5\""), "/weight", "TYPE"),
                Arguments.of(body("\"weight\":1e999999999"), "/weight", "NUMBER"),
                Arguments.of(body("\"owner\":\"\""), "/owner", "TYPE"),
                Arguments.of(body("\"owner\":\"1-1-1-1-1\""), "/owner", "TYPE"),
                Arguments.of(body("\"open\":\"true\""), "/open", "TYPE"),
                Arguments.of(body("\"open\":1"), "/open", "TYPE"),
                Arguments.of(body("\"lines\":{}"), "/lines", "TYPE"),
                Arguments.of("[]", "", "TYPE"),
                Arguments.of("\"text\"", "", "TYPE"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_is_not_understood_is_refused(String body, String pointer, String rule) {
        drafter(unique())
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(NOTES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("MALFORMED_REQUEST"))
                .body("violations.rule", hasItem(rule))
                .body("violations.pointer", hasItem(pointer))
                .body(not(containsString("com.fasterxml")))
                .body(not(containsString("org.shequ")));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[][] bodies = {
            "{\"title\":\"\u00e9\",\"kind\":\"SHORT\",\"pages\":1}".getBytes(StandardCharsets.ISO_8859_1),
            {0, 0, 0, (byte) 0xff, 1, 2, 3},
            {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
        };
        for (var body : bodies) {
            drafter(unique()).body(body).post(NOTES).then().statusCode(400).body("code", equalTo("MALFORMED_REQUEST"));
        }
    }

    @Test
    void an_empty_body_breaks_the_rule_that_wants_one() {
        drafter(unique()).post(NOTES).then().statusCode(422).body("violations.rule", everyItem(equalTo("NOT_NULL")));
        drafter(unique()).body("null").post(NOTES).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_that_is_too_large_is_refused(boolean chunked) throws IOException, InterruptedException {
        var size = 65L * 1024 * 1024;
        var stream = HttpRequest.BodyPublishers.ofInputStream(() -> new Zeroes(size));
        var request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + NOTES + "/imports"))
                .header("Authorization", "Bearer " + TestTokens.of("zhang", "320613", "quota-drafter"))
                .header("Idempotency-Key", unique())
                .header("Content-Type", "text/csv")
                .POST(chunked ? stream : HttpRequest.BodyPublishers.fromPublisher(stream, size))
                .build();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            if (!chunked) {
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.body()).contains("PAYLOAD_TOO_LARGE");
            }
        }
    }

    private static final class Zeroes extends InputStream {

        private long left;

        Zeroes(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? '0' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(length, left);
            left -= count;
            return count;
        }
    }

    @Test
    void rare_characters_and_edge_dates_are_taken() {
        drafter(unique())
                .body("{\"title\":\"㐱𠮷" + unique().substring(0, 8)
                        + "\",\"kind\":\"LONG\",\"pages\":99,\"on\":\"9999-12-31\",\"at\":\"2024-02-29T00:00:00.123Z\","
                        + "\"weight\":0.10,\"open\":true,\"lines\":[{\"text\":\"行\",\"number\":-1}]}")
                .post(NOTES)
                .then()
                .statusCode(201)
                .body("title", containsString("𠮷"));
    }

    @Test
    void a_merge_patch_knows_absent_from_null() {
        var id = created(unique());
        drafter()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"on\":null,\"pages\":4}")
                .patch(NOTES + "/" + id)
                .then()
                .statusCode(200)
                .body("on", equalTo(null))
                .body("pages", equalTo(4))
                .body("code", equalTo("123456"));
        drafter()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"nothing\":1}")
                .patch(NOTES + "/" + id)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/nothing"));
        drafter()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body(("{\"lines\":" + "[".repeat(10_000)).getBytes(StandardCharsets.UTF_8))
                .patch(NOTES + "/" + id)
                .then()
                .statusCode(400)
                .body("violations[0].rule", equalTo("LIMIT"));
        drafter()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("[]")
                .patch(NOTES + "/" + id)
                .then()
                .statusCode(400);
    }
}
