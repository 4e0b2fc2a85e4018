package org.shequ.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.UUID;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@NullUnmarked
@QuarkusTest
@WithTestResource(UpstreamServer.class)
class ProxyTest {

    private final URL gateway = UpstreamServer.gateway();

    @TestHTTPResource(value = "/health/ready", management = true)
    URL readiness;

    private String subject;

    @BeforeEach
    void nobody_shares_a_bucket() {
        subject = UUID.randomUUID().toString();
        UpstreamServer.BROKEN.set(0);
    }

    private RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + Keys.token(subject)).urlEncodingEnabled(false);
    }

    @Test
    void a_request_reaches_its_service_whole() {
        caller().header("Accept-Language", "zh-CN")
                .header("If-Match", "\"3\"")
                .body("{\"a\":1}")
                .when()
                .post("/quota/v1/echo?x=%E5%8C%BA&y=1")
                .then()
                .statusCode(200)
                .body("method", equalTo("POST"))
                .body("uri", equalTo("/quota/v1/echo?x=%E5%8C%BA&y=1"))
                .body("body", equalTo("{\"a\":1}"))
                .body("headers.if-match", equalTo("\"3\""))
                .body("headers.accept-language", equalTo("zh-CN"))
                .body("headers.authorization", containsString("Bearer "));
    }

    @Test
    void the_trace_of_the_caller_goes_on_and_is_named_in_the_answer() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        caller().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .when()
                .get("/quota/v1/echo")
                .then()
                .statusCode(200)
                .header("X-Trace-Id", trace)
                .body("headers.traceparent", matchesPattern("00-" + trace + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-0[01]"));
    }

    @Test
    void a_request_without_a_trace_gets_one() {
        caller().when()
                .get("/quota/v1/echo")
                .then()
                .header("X-Trace-Id", matchesPattern("[0-9a-f]{32}"))
                .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
    }

    @Test
    void headers_that_only_the_gateway_may_set_are_replaced() {
        caller().header("X-Forwarded-Host", "evil")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=evil")
                .header("X-Original-URL", "/q/metrics")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Shequ-Role", "admin")
                .header("Cookie", "a=b")
                .header("baggage", "a=b")
                .header("X-Real-IP", "1.2.3.4")
                .when()
                .get("/quota/v1/echo")
                .then()
                .statusCode(200)
                .body(
                        "headers.forwarded",
                        equalTo("for=203.0.113.7;host=\"localhost:" + gateway.getPort() + "\";proto=https"))
                .body("headers.x-forwarded-host", nullValue())
                .body("headers.x-forwarded-for", nullValue())
                .body("headers.x-original-url", nullValue())
                .body("headers.x-http-method-override", nullValue())
                .body("headers.x-shequ-role", nullValue())
                .body("headers.x-real-ip", nullValue())
                .body("headers.baggage", nullValue())
                .body("headers.cookie", nullValue());
    }

    @Test
    void hop_by_hop_headers_end_here_in_both_directions() throws Exception {
        var answer = RawHttp.exchange(gateway, """
                GET /quota/v1/echo HTTP/1.1
                Authorization: Bearer %s
                Connection: X-Hop
                X-Hop: 1
                TE: trailers
                Proxy-Authorization: Basic abc
                Keep-Alive: timeout=5""".formatted(Keys.token(subject)));
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .doesNotContain("x-hop")
                .doesNotContain("proxy-authorization")
                .doesNotContain("\"te\"");
        caller().when()
                .post("/personnel/v1/created")
                .then()
                .statusCode(201)
                .header("X-Secret-Hop", nullValue())
                .header("Server", nullValue())
                .header("ETag", "\"1\"");
    }

    @Test
    void the_address_of_a_service_is_not_shown() {
        caller().when().post("/personnel/v1/created").then().header("Location", "/personnel/v1/people/1");
    }

    @Test
    void answers_without_a_body_stay_without() {
        caller().when().get("/quota/v1/nothing").then().statusCode(204);
        caller().when().get("/quota/v1/unchanged").then().statusCode(304).header("ETag", "\"7\"");
        caller().when().head("/quota/v1/measured").then().statusCode(200).header("Content-Length", "5");
    }

    @Test
    void a_body_larger_than_declared_allowed_is_refused() {
        caller().contentType("text/csv")
                .body(new byte[200_001])
                .when()
                .post("/personnel/v1/count")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void a_body_that_grows_too_large_while_streaming_is_refused() throws Exception {
        var connection = (HttpURLConnection) new URL(gateway, "/personnel/v1/count").openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer " + Keys.token(subject));
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(10_000);
        try (var out = connection.getOutputStream()) {
            out.write(new byte[250_000]);
        }
        assertThat(connection.getResponseCode()).isEqualTo(413);
        assertThat(new String(connection.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    void a_hundred_megabytes_pass_upwards_without_being_held() throws Exception {
        var connection = (HttpURLConnection) new URL(gateway, "/quota/v1/count").openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer " + Keys.token(subject));
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(100L * 1024 * 1024);
        var highest = new Highest();
        try (OutputStream out = connection.getOutputStream()) {
            var chunk = new byte[1024 * 1024];
            for (var i = 0; i < 100; i++) {
                out.write(chunk);
                highest.look();
            }
        }
        assertThat(new String(connection.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("104857600");
        assertThat(highest.growth()).isLessThan(40L * 1024 * 1024);
    }

    @Test
    void a_hundred_megabytes_pass_downwards_to_a_slow_reader_without_being_held() throws Exception {
        var connection = (HttpURLConnection) new URL(gateway, "/quota/v1/large?mib=100").openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + Keys.token(subject));
        var highest = new Highest();
        long total = 0;
        try (InputStream in = connection.getInputStream()) {
            var buffer = new byte[1024 * 1024];
            var reads = 0;
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (reads++ % 500 == 0) {
                    highest.look();
                }
            }
        }
        assertThat(total).isEqualTo(100L * 1024 * 1024);
        assertThat(highest.growth()).isLessThan(40L * 1024 * 1024);
    }

    /** Live heap and direct memory over a stretch of time; garbage is collected before each look. */
    private static final class Highest {

        private final long start = used();
        private long most = start;
        private int looks;

        void look() {
            if (looks++ % 10 == 0) {
                most = Math.max(most, used());
            }
        }

        long growth() {
            return most - start;
        }

        private static long used() {
            System.gc();
            var runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }

    @Test
    void a_client_that_waits_for_permission_to_send_gets_it() throws Exception {
        var body = "x".repeat(70_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var answer = RawHttp.exchange(gateway, """
                POST /quota/v1/count HTTP/1.1
                Authorization: Bearer %s
                Expect: 100-continue
                Content-Length: 70000""".formatted(Keys.token(subject)), body);
        assertThat(answer).startsWith("HTTP/1.1 100").contains("HTTP/1.1 200").endsWith("70000");
    }

    @Test
    void multipart_is_refused() {
        caller().multiPart("file", "x.csv", "a,b".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .when()
                .post("/quota/v1/echo")
                .then()
                .statusCode(415)
                .body("code", equalTo("MULTIPART_NOT_ACCEPTED"));
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_a_504() {
        caller().header("Accept-Language", "zh-CN,en;q=0.5")
                .when()
                .post("/personnel/v1/slow")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .header("Content-Language", "zh-CN")
                .body("code", equalTo("UPSTREAM_TIMEOUT"))
                .body("type", equalTo("/problems/upstream-timeout"))
                .body("title", equalTo("服务超时"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void an_answer_broken_off_is_a_502_and_a_post_is_not_repeated() {
        caller().body("{}")
                .when()
                .post("/quota/v1/cut")
                .then()
                .statusCode(502)
                .body("code", equalTo("UPSTREAM_FAILED"));
        assertThat(UpstreamServer.BROKEN.get()).isEqualTo(1);
    }

    @Test
    void reading_is_repeated_when_the_connection_breaks() {
        caller().when().get("/quota/v1/cut-once").then().statusCode(200).body("method", equalTo("GET"));
        assertThat(UpstreamServer.BROKEN.get()).isEqualTo(2);
    }

    @Test
    void a_post_with_an_idempotency_key_is_repeated_with_its_body() {
        caller().header("Idempotency-Key", "k1")
                .body("{\"b\":2}")
                .when()
                .post("/quota/v1/cut-once")
                .then()
                .statusCode(200)
                .body("body", equalTo("{\"b\":2}"))
                .body("headers.idempotency-key", equalTo("k1"));
        assertThat(UpstreamServer.BROKEN.get()).isEqualTo(2);
    }

    @Test
    void a_service_that_is_gone_is_a_503_and_after_some_failures_is_left_alone() {
        for (var i = 0; i < 5; i++) {
            caller().when()
                    .post("/assessment/v1/echo")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("UPSTREAM_UNAVAILABLE"));
        }
        given().when()
                .get(readiness)
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'routes' }.data.assessment", not(equalTo("CLOSED")))
                .body("checks.find { it.name == 'routes' }.data.quota", equalTo("CLOSED"));
    }

    @Test
    void paths_of_no_service_and_management_paths_are_unknown() {
        for (var path : new String[] {
            "/payroll/v1/x",
            "/personnel",
            "/personnel/q/metrics",
            "/personnel/v1x/a",
            "/q/metrics",
            "/q/health",
            "/Personnel/v1/echo"
        }) {
            caller().when().get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
    }

    @Test
    void only_known_methods_pass() throws Exception {
        for (var method : new String[] {"TRACE", "CONNECT", "PROPFIND", "OPTIONS"}) {
            var answer = RawHttp.exchange(
                    gateway, method + " /quota/v1/echo HTTP/1.1\nAuthorization: Bearer " + Keys.token(subject));
            assertThat(answer).as(method).containsPattern("^HTTP/1.1 (405|400)");
        }
    }

    @Test
    void who_asks_too_often_has_to_wait() {
        for (var i = 0; i < 30; i++) {
            caller().when().get("/selection/v1/hello").then().statusCode(200);
        }
        var refusals = Stream.generate(() -> caller().when().get("/selection/v1/hello"))
                .limit(30)
                .filter(answer -> answer.statusCode() == 429)
                .toList();
        assertThat(refusals).isNotEmpty();
        assertThat(refusals.getFirst().getHeader("Retry-After")).isEqualTo("1");
        assertThat(refusals.getFirst().path("code").toString()).isEqualTo("TOO_MANY_REQUESTS");
        given().header("Authorization", "Bearer " + Keys.token("somebody-else"))
                .when()
                .get("/selection/v1/hello")
                .then()
                .statusCode(200);
    }

    @Test
    void who_reads_public_notices_too_often_has_to_wait_and_nobody_else_with_him() {
        var refused = Stream.generate(() -> notices("203.0.113.9"))
                .limit(2000)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst();
        assertThat(refused).isPresent();
        assertThat(refused.get().getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.get().path("code").toString()).isEqualTo("TOO_MANY_REQUESTS");
        notices("203.0.113.10").then().statusCode(200);
    }

    private static Response notices(String address) {
        return given().header("X-Forwarded-For", address).when().get("/selection/v1/public/notices");
    }

    @Test
    void public_notices_need_no_token_and_everything_else_does() {
        given().when().get("/selection/v1/public/notices").then().statusCode(200);
        given().when().post("/selection/v1/public/notices").then().statusCode(401);
        given().when().get("/selection/v1/publicity").then().statusCode(401);
        given().header("Authorization", "Bearer nonsense")
                .when()
                .get("/selection/v1/public/notices")
                .then()
                .statusCode(401);
    }
}
