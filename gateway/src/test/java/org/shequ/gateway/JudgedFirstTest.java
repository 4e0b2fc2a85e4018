package org.shequ.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.management.ObjectName;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What is judged before a service is asked, what is counted, and what is left of a request afterwards. */
@NullUnmarked
@QuarkusTest
@WithTestResource(TightUpstreamServer.class)
class JudgedFirstTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private final URL gateway = UpstreamServer.gateway();

    @BeforeEach
    void nothing_is_broken_yet() {
        UpstreamServer.BROKEN.set(0);
    }

    private static RequestSpecification as(String... roles) {
        var claims = Keys.claims(UUID.randomUUID().toString());
        claims.setStringListClaim("groups", roles);
        return given().header("Authorization", "Bearer " + Keys.sign(claims, Keys.KNOWN, Map.of()));
    }

    @Test
    void a_method_that_the_resource_does_not_know() {
        var before = UpstreamServer.REQUESTS.get();
        as("viewer")
                .when()
                .delete("/quota/v1/accounts")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD")
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
        given().when().post("/docs").then().statusCode(405).header("Allow", "GET, HEAD");
        assertThat(UpstreamServer.REQUESTS.get()).isEqualTo(before);
        as("viewer").when().head("/quota/v1/accounts").then().statusCode(200);
    }

    @Test
    void an_operation_for_which_no_role_of_the_token_is_enough() {
        var before = UpstreamServer.REQUESTS.get();
        for (var roles : List.of(new String[] {}, new String[] {"viewer"}, new String[] {"nobody", "quota:manage"})) {
            as(roles)
                    .body("{}")
                    .when()
                    .post("/quota/v1/standards")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("FORBIDDEN"));
        }
        assertThat(UpstreamServer.REQUESTS.get()).isEqualTo(before);
        as("quota-drafter").body("{}").when().post("/quota/v1/standards").then().statusCode(200);
        as("viewer").when().get("/quota/v1/accounts/1/").then().statusCode(200);
    }

    @Test
    void what_no_document_knows_is_for_the_service_to_judge() {
        as().when().get("/quota/v1/newer-than-this").then().statusCode(200);
    }

    @Test
    void a_repeated_attempt_waits_for_the_answer_of_the_first() {
        as().header("Idempotency-Key", "k")
                .body("{}")
                .when()
                .post("/quota/v1/in-flight")
                .then()
                .statusCode(201)
                .body(equalTo("done"));
        assertThat(UpstreamServer.BROKEN.get()).isEqualTo(4);
        UpstreamServer.BROKEN.set(1);
        as().header("Idempotency-Key", "k")
                .body("{}")
                .when()
                .post("/quota/v1/in-flight")
                .then()
                .statusCode(409)
                .body("code", equalTo("IDEMPOTENCY_IN_FLIGHT"));
    }

    @Test
    void requests_are_counted_by_the_template_of_their_path() {
        var viewer = as("viewer");
        for (var i = 0; i < 120; i++) {
            viewer.when()
                    .get("/quota/v1/determinations/" + UUID.randomUUID())
                    .then()
                    .statusCode(200);
            viewer.when().get("/selection/v1/unknown-" + i).then().statusCode(200);
            viewer.when().get("/no-such-route-" + i).then().statusCode(404);
        }
        var text = given().when().get(metrics).then().statusCode(200).extract().asString();
        var uris = Pattern.compile("^http_server_requests_seconds_count\\{(.*)} (\\S+)$", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(line -> line.group(1) + " " + line.group(2))
                .toList();
        assertThat(uris)
                .anySatisfy(line -> assertThat(line)
                        .contains("uri=\"/quota/v1/determinations/{id}\"")
                        .endsWith(" 120.0"))
                .anySatisfy(line ->
                        assertThat(line).contains("uri=\"/selection/**\"").endsWith(" 120.0"))
                .anySatisfy(line -> assertThat(line).contains("uri=\"UNKNOWN\"", "status=\"404\""))
                .noneSatisfy(line -> assertThat(line).contains("unknown-"))
                .noneSatisfy(line -> assertThat(line).contains("no-such-route-"));
    }

    @Test
    void nothing_is_left_of_twenty_thousand_requests() throws Exception {
        var request =
                "GET /quota/v1/hello HTTP/1.1\nHost: g\nX-Forwarded-For: 203.0.113.%d\nAuthorization: Bearer %s\n\n";
        try (var callers = Executors.newFixedThreadPool(4)) {
            var all = new java.util.ArrayList<java.util.concurrent.Future<?>>();
            for (var caller = 0; caller < 4; caller++) {
                var text = request.formatted(caller, Keys.token("reader-" + caller));
                all.add(callers.submit(() -> read(text, 5_000)));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertThat(alive("io.vertx.core.http.impl.HttpClientRequestImpl")).isLessThan(100);
        assertThat(alive("org.shequ.gateway.proxy.Exchange")).isLessThan(100);
    }

    private Void read(String request, int times) throws Exception {
        try (var connection = new RawConnection(gateway)) {
            for (var i = 0; i < times; i++) {
                assertThat(connection.send(request).head()).startsWith("HTTP/1.1 200");
                connection.skip("hello".length());
            }
        }
        return null;
    }

    /** Objects of the class that something holds; the histogram collects garbage first. */
    private static long alive(String type) throws Exception {
        var histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return Arrays.stream(histogram.split("\n", -1))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length >= 4 && columns[3].equals(type))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }
}
