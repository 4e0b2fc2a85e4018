package org.shequ.kit.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

/** Who may do what on the management port. */
@QuarkusTest
class ManagementTest extends KitHttpTest {

    private static final String REBUILD = "/admin/consumers/none/rebuild";

    @TestHTTPResource(value = "", management = true)
    URI root;

    private String at(String path) {
        return "http://" + root.getAuthority() + path;
    }

    private static RequestSpecification operator() {
        return as("*", "operator");
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/started", "/q/health", "/q/metrics", "/published-totals"})
    void the_cluster_asks_for_health_metrics_and_totals_without_a_token(String path) {
        var status = given().get(at(path)).statusCode();
        org.assertj.core.api.Assertions.assertThat(status).isIn(200, 503);
        given().get(at("/published-totals")).then().statusCode(200).body("topics", equalTo(java.util.List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/inbox",
                "/admin/outbox",
                "/admin/inbox/parked",
                "/q/openapi",
                "/",
                "/q",
                "/q/healthy",
                "/q/metrics-of-others",
                "/published-totals/x",
                "/q/health/../../admin/inbox",
                "/q/health/%2e%2e/%2e%2e/admin/inbox",
                "/nothing"
            })
    void nothing_else_opens_without_one(String path) {
        refused(given().urlEncodingEnabled(false).get(at(path)).then(), 401, "UNAUTHENTICATED")
                .header("WWW-Authenticate", startsWith("Bearer"));
        refused(given().urlEncodingEnabled(false).post(at(path)).then(), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.shequ.kit.http.TokenTest#bad")
    void a_bad_token_opens_nothing(String attack, String token) {
        refused(
                given().header("Authorization", "Bearer " + token)
                        .get(at("/admin/inbox"))
                        .then(),
                401,
                "UNAUTHENTICATED");
    }

    @Test
    void a_token_counts_only_in_the_header_and_only_once() {
        var token = TestTokens.of("li", "*", "operator");
        given().auth().oauth2(token).get(at("/admin/inbox")).then().statusCode(200);
        given().queryParam("access_token", token).get(at("/admin/inbox")).then().statusCode(401);
        given().cookie("Bearer", token).get(at("/admin/inbox")).then().statusCode(401);
        given().header("Authorization", "Basic " + token)
                .get(at("/admin/inbox"))
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + token, "Bearer " + token)
                .get(at("/admin/inbox"))
                .then()
                .statusCode(401);
    }

    static Stream<String> others() throws IOException {
        var table = new Properties();
        try (var file = ManagementTest.class.getResourceAsStream("/roles.properties")) {
            table.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        var may = Set.of("operator", "operations-viewer");
        return table.stringPropertyNames().stream().filter(role -> !may.contains(role));
    }

    @ParameterizedTest
    @MethodSource("others")
    void no_other_role_may_so_much_as_look(String role) {
        refused(as("*", role).get(at("/admin/inbox")).then(), 403, "FORBIDDEN");
        refused(as("*", role).post(at(REBUILD)).then(), 403, "FORBIDDEN");
    }

    @Test
    void who_may_look_may_not_change() {
        as("*", "operations-viewer").get(at("/admin/inbox")).then().statusCode(200);
        as("*", "operations-viewer").get(at("/q/openapi")).then().statusCode(200);
        refused(as("*", "operations-viewer").post(at(REBUILD)).then(), 403, "FORBIDDEN");
        refused(as("*", "operations-viewer").post(at("/admin/reconciliation")).then(), 403, "FORBIDDEN");
        operator().post(at("/admin/reconciliation")).then().statusCode(200);
    }

    @Test
    void an_operator_of_a_part_of_the_map_is_none() {
        refused(as("320613", "operator").get(at("/admin/inbox")).then(), 403, "FORBIDDEN");
        refused(as("320613", "operator").post(at(REBUILD)).then(), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost"})
    void a_page_in_a_browser_has_no_business_here(String origin) {
        refused(
                operator()
                        .header("Origin", origin)
                        .post(at("/admin/reconciliation"))
                        .then(),
                403,
                "FORBIDDEN");
        refused(given().header("Origin", origin).get(at("/q/metrics")).then(), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REBUILD,
                "/admin/inbox/parked/17/retry",
                "/admin/inbox/parked/seventeen/retry",
                "/admin/inbox/parked/99999999999999999999/retry",
                "/admin/inbox/parked/17/discard?reason=sent+by+mistake",
                "/admin/outbox/replay?topic=quota.nothing.v1",
                "/admin/outbox/replay?topic=personnel.unit.v1",
                "/admin/outbox/totals",
                "/admin/nothing"
            })
    void what_there_is_not_is_not_found(String path) {
        refused(operator().urlEncodingEnabled(false).post(at(path)).then(), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/inbox/parked?limit=0, /query/limit",
        "/admin/inbox/parked?limit=501, /query/limit",
        "/admin/inbox/poison?limit=-1, /query/limit",
        "/admin/inbox/poison?limit=all, /query/limit",
        "/admin/inbox/parked?after=first, /query/after",
        "/admin/inbox/parked?after=1&after=2, /query/after"
    })
    void a_look_has_bounds(String path, String place) {
        refused(operator().urlEncodingEnabled(false).get(at(path)).then(), 400, "MALFORMED_REQUEST")
                .body("violations.pointer", hasItem(place));
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/inbox/parked/17/discard, MALFORMED_REQUEST",
        "/admin/inbox/parked/17/discard?reason=, MALFORMED_REQUEST",
        "/admin/inbox/parked/17/discard?reason=%0A, MALFORMED_REQUEST",
        "/admin/outbox/replay, MALFORMED_REQUEST",
        "/admin/outbox/replay?topic=quota.place.v1&fromId=x, MALFORMED_REQUEST",
        "/admin/inbox/parked/17/discard?reason=known&operator=somebody-else, UNKNOWN_PARAMETER",
        "/admin/outbox/replay?topic=quota.place.v1&fromID=5, UNKNOWN_PARAMETER"
    })
    void an_order_says_all_that_it_needs_and_nothing_else(String path, String code) {
        refused(operator().urlEncodingEnabled(false).post(at(path)).then(), 400, code);
    }

    @Test
    void refusals_are_told_in_the_callers_language() {
        operator()
                .header("Accept-Language", "zh-CN")
                .get(at("/admin/inbox/parked?limit=1000"))
                .then()
                .statusCode(400)
                .header("Content-Language", "zh-CN")
                .body("detail", containsString("必须是 1 至 500 的整数"));
    }
}
