package org.shequ.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URL;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What is not the HTTP that the suite speaks: says why, and ends. */
@NullUnmarked
@QuarkusTest
@WithTestResource(UpstreamServer.class)
class FramingTest {

    private final URL gateway = UpstreamServer.gateway();
    private final String token = Keys.token(UUID.randomUUID().toString());

    private static void isProblem(String answer, int status, String code) {
        assertThat(answer)
                .containsPattern("^HTTP/1.[01] " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: xchunked",
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Content-Length: +5"
            })
    void after_a_framing_error_nothing_more_is_read(String framing) throws Exception {
        try (var connection = new RawConnection(gateway)) {
            connection.send("POST /quota/v1/echo HTTP/1.1\nHost: g\nAuthorization: Bearer " + token + "\n" + framing
                    + "\n\n5\nhello\n0\n\n" + "GET /quota/v1/hello HTTP/1.1\nHost: g\nAuthorization: Bearer " + token
                    + "\n\n");
            var answer = connection.rest();
            assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("connection: close");
            assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /quota/v1/hello HTTP/1.1\nHost: g\nBad Name: x\n\n', 400, MALFORMED_HTTP",
        "'GARBAGE\n\n', 400, MALFORMED_HTTP",
        "'POST /quota/v1/echo HTTP/1.1\nHost: g\nContent-Length: 5\nContent-Length: 6\n\n', 400, MALFORMED_HTTP",
        "'GET /quota/v1/hello HTTP/1.1\nX: y\n\n', 400, HOST_MISSING",
        "'GET /quota/v1/hello HTTP/1.0\nHost: g\n\n', 505, HTTP_VERSION_NOT_SUPPORTED"
    })
    void what_is_not_http_1_1_gets_a_problem_document_and_the_end(String request, int status, String code)
            throws Exception {
        try (var connection = new RawConnection(gateway)) {
            connection.send(request.replace("\\n", "\n"));
            var answer = connection.rest();
            isProblem(answer, status, code);
            assertThat(answer).containsIgnoringCase("connection: close");
        }
    }

    @Test
    void a_target_that_is_too_long() throws Exception {
        for (var length : new int[] {8_001, 9_000}) {
            try (var connection = new RawConnection(gateway)) {
                connection.send("GET /quota/v1/" + "a".repeat(length) + " HTTP/1.1\nHost: g\n\n");
                isProblem(connection.rest(), 414, "URI_TOO_LONG");
            }
        }
    }

    @Test
    void headers_that_are_too_large_and_the_reason_in_chinese_where_it_could_be_read() throws Exception {
        try (var connection = new RawConnection(gateway)) {
            connection.send("GET /quota/v1/hello HTTP/1.1\nHost: g\nX: " + "a".repeat(40_000) + "\n\n");
            isProblem(connection.rest(), 431, "HEADERS_TOO_LARGE");
        }
        try (var connection = new RawConnection(gateway)) {
            connection.send("GET /quota/v1/hello HTTP/1.1\nAccept-Language: zh-CN\n\n");
            var answer = connection.rest();
            isProblem(answer, 400, "HOST_MISSING");
            assertThat(answer).contains("缺少 Host 请求头");
        }
    }

    @Test
    void a_token_that_ends_at_the_end_of_time_is_no_failure_of_ours() {
        for (var end : new long[] {1_000_000_000_000_000_000L, Long.MAX_VALUE}) {
            var claims = Keys.claims("forever");
            claims.setClaim("exp", end);
            given().header("Authorization", "Bearer " + Keys.sign(claims, Keys.KNOWN, Map.of()))
                    .when()
                    .get("/quota/v1/hello")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void an_answer_without_a_body_is_framed_by_its_head_alone() throws Exception {
        for (var path : new String[] {"nothing", "unchanged"}) {
            try (var connection = new RawConnection(gateway)) {
                connection.send(
                        "GET /quota/v1/" + path + " HTTP/1.1\nHost: g\nAuthorization: Bearer " + token + "\n\n");
                assertThat(connection.within(2_000))
                        .startsWith(path.equals("nothing") ? "HTTP/1.1 204" : "HTTP/1.1 304")
                        .doesNotContainIgnoringCase("transfer-encoding")
                        .doesNotContainIgnoringCase("content-length")
                        .endsWith("\r\n\r\n");
            }
        }
    }
}
