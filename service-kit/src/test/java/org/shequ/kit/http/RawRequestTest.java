package org.shequ.kit.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What no library would send. */
@QuarkusTest
class RawRequestTest extends KitHttpTest {

    @TestHTTPResource("/")
    URL service;

    private String answer(String request) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_request_without_a_host_is_the_caller_s_fault() throws IOException {
        var token = TestTokens.of("zhang", "320613", "viewer");
        var answer =
                answer("GET " + NOTES + "/me HTTP/1.1\nConnection: close\nAuthorization: Bearer " + token + "\n\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"MALFORMED_REQUEST\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000_000_000L, Long.MAX_VALUE})
    void a_token_that_ends_at_the_end_of_time_is_no_failure_of_ours(long end) {
        var claims = TestTokens.claims("zhang", "320613", "viewer");
        claims.put("exp", end);
        given().header("Authorization", "Bearer " + TestTokens.sign(claims))
                .get(NOTES + "/me")
                .then()
                .statusCode(200);
    }
}
