package org.shequ.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

/** Senders who stop, go away or send nonsense: nobody else notices. */
@NullUnmarked
@QuarkusTest
@WithTestResource(TightUpstreamServer.class)
class HostileBodyTest {

    private static final int HELD = 64 * 1024;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL readiness;

    private final URL gateway = UpstreamServer.gateway();

    private RawConnection post(String subject, String framing) throws Exception {
        return post(subject, "203.0.113.1", framing);
    }

    private RawConnection post(String subject, String address, String framing) throws Exception {
        return new RawConnection(gateway)
                .send("POST /quota/v1/count HTTP/1.1\nHost: g\nX-Forwarded-For: " + address + "\nAuthorization: Bearer "
                        + Keys.token(subject) + "\n" + framing + "\n\n");
    }

    private void anotherIsServed() {
        given().header("Authorization", "Bearer " + Keys.token(UUID.randomUUID().toString()))
                .header("X-Forwarded-For", "203.0.113.99")
                .when()
                .get("/quota/v1/hello")
                .then()
                .statusCode(200)
                .time(lessThan(2_000L));
    }

    private void circuitIsClosed() {
        given().when().get(readiness).then().body("checks.find { it.name == 'routes' }.data.quota", equalTo("CLOSED"));
    }

    @Test
    void a_head_that_comes_drop_by_drop_has_its_time_as_a_whole() throws Exception {
        try (var first = new RawConnection(gateway)) {
            assertThat(secondsOfDripping(first)).isBetween(0.5, 3.0);
        }
        try (var kept = new RawConnection(gateway)) {
            kept.send("GET /quota/v1/nothing-here HTTP/1.1\nHost: g\n\n").head();
            assertThat(secondsOfDripping(kept)).isBetween(3.0, 7.0);
        }
        anotherIsServed();
    }

    /** How long the gateway bears with a header line that never ends. */
    private static double secondsOfDripping(RawConnection connection) throws Exception {
        var begun = System.nanoTime();
        try {
            connection.send("GET /quota/v1/hello HTTP/1.1\nHost: g\nX-Slow: ");
            while (System.nanoTime() - begun < Duration.ofSeconds(15).toNanos()) {
                connection.send("a");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException closed) {
            return (System.nanoTime() - begun) / 1e9;
        }
        return Double.POSITIVE_INFINITY;
    }

    @Test
    void who_breaks_off_his_upload_opens_no_circuit_and_leaves_one_line_in_the_log() throws Exception {
        try (var log = new Recorded()) {
            for (var i = 0; i < 8; i++) {
                post("breaker", "Content-Length: 1000000")
                        .send(
                                i % 2 == 0
                                        ? "{\"a\":".getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                        : new byte[4 * HELD])
                        .reset();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> log.lines().size() >= 8);
            anotherIsServed();
            circuitIsClosed();
            assertThat(log.lines())
                    .hasSize(8)
                    .allSatisfy(line -> assertThat(line).contains("/quota/**").contains("broken off"));
            assertThat(log.alarms()).isEmpty();
        }
    }

    @Test
    void who_sends_a_broken_body_opens_no_circuit() throws Exception {
        for (var i = 0; i < 8; i++) {
            try (var connection = post("nonsense", "Transfer-Encoding: chunked")) {
                if (i % 2 == 0) {
                    connection.send("30000\n").send(new byte[0x30000]).send("\n");
                }
                connection.send("nonsense\n\n").within(300);
            }
        }
        anotherIsServed();
        circuitIsClosed();
    }

    @Test
    void who_stops_after_one_byte_holds_no_connection_to_the_service() throws Exception {
        var before = UpstreamServer.REQUESTS.get();
        var open = new ArrayList<RawConnection>();
        for (var i = 0; i < 24; i++) {
            open.add(post("stopper-" + i, "203.0.113." + i, "Transfer-Encoding: chunked")
                    .send("1\n{\n"));
        }
        anotherIsServed();
        assertThat(UpstreamServer.REQUESTS.get()).isEqualTo(before + 1);
        for (var connection : open) {
            assertThat(connection.rest())
                    .startsWith("HTTP/1.1 408")
                    .contains("BODY_TOO_SLOW")
                    .containsIgnoringCase("connection: close");
        }
        assertThat(UpstreamServer.REQUESTS.get()).isEqualTo(before + 1);
    }

    @Test
    void who_stops_in_the_midst_of_a_large_body_is_let_go() throws Exception {
        try (var connection = post("large-stopper", "Content-Length: 1000000")) {
            connection.send(new byte[3 * HELD]);
            assertThat(connection.rest()).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
        }
        circuitIsClosed();
    }

    @Test
    void who_sends_fast_enough_but_without_end_is_let_go() throws Exception {
        var begun = System.nanoTime();
        try (var connection = post("endless", "Transfer-Encoding: chunked")) {
            String answer = "";
            for (var i = 0; i < 100 && answer.isEmpty(); i++) {
                connection.send("40\n" + "x".repeat(64) + "\n");
                answer = connection.within(100);
            }
            assertThat(answer).startsWith("HTTP/1.1 408");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
    }

    @Test
    void a_slow_but_honest_sender_is_served() throws Exception {
        try (var connection = post("honest", "Content-Length: 2000\nConnection: close")) {
            for (var i = 0; i < 20; i++) {
                connection.send(new byte[100]);
                Thread.sleep(100);
            }
            assertThat(connection.rest()).startsWith("HTTP/1.1 200").endsWith("2000");
        }
    }

    @Test
    void one_caller_has_so_many_requests_on_their_way_and_one_address_too() throws Exception {
        var open = new ArrayList<RawConnection>();
        for (var i = 0; i < 6; i++) {
            open.add(post("many-" + i / 3, "203.0.113.50", "Content-Length: 10"));
        }
        Thread.sleep(200);
        try (var fourth = post("many-0", "203.0.113.51", "Content-Length: 10");
                var seventh = post("many-2", "203.0.113.50", "Content-Length: 10")) {
            for (var refused : List.of(fourth, seventh)) {
                assertThat(refused.head()).startsWith("HTTP/1.1 429").containsIgnoringCase("retry-after: 1");
            }
        }
        anotherIsServed();
        for (var connection : open) {
            connection.close();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> given().header("Authorization", "Bearer " + Keys.token("many-0"))
                        .header("X-Forwarded-For", "203.0.113.50")
                        .when()
                        .get("/quota/v1/hello")
                        .then()
                        .statusCode(200));
    }

    @Test
    void who_finds_no_connection_is_told_when_to_come_again() throws Exception {
        var open = new ArrayList<RawConnection>();
        for (var i = 0; i < 4; i++) {
            open.add(new RawConnection(gateway)
                    .send("GET /quota/v1/slow HTTP/1.1\nHost: g\nX-Forwarded-For: 203.0.113." + i
                            + "\nAuthorization: Bearer " + Keys.token("waiting-" + i) + "\n\n"));
        }
        Thread.sleep(300);
        given().header("Authorization", "Bearer " + Keys.token("late"))
                .when()
                .get("/quota/v1/hello")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("UPSTREAM_UNAVAILABLE"))
                .time(lessThan(3_000L));
        for (var connection : open) {
            connection.reset();
        }
        Awaitility.await().atMost(Duration.ofSeconds(3)).untilAsserted(this::anotherIsServed);
        circuitIsClosed();
    }

    @Test
    void who_does_not_read_his_answer_is_let_go() throws Exception {
        try (var connection = new RawConnection(gateway)) {
            connection.send("GET /quota/v1/large?mib=40 HTTP/1.1\nHost: g\nAuthorization: Bearer " + Keys.token("deaf")
                    + "\n\n");
            Thread.sleep(3_500);
            assertThat(connection.drain()).isLessThan(30 * 1024 * 1024);
        }
        circuitIsClosed();
    }

    /** What is logged while it is open. */
    private static final class Recorded extends Handler implements AutoCloseable {
        private final List<LogRecord> records = new ArrayList<>();

        Recorded() {
            setLevel(Level.ALL);
            Logger.getLogger("").addHandler(this);
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            records.add(entry);
        }

        synchronized List<String> lines() {
            return IntStream.range(0, records.size())
                    .mapToObj(records::get)
                    .filter(entry -> entry.getLevel().intValue() >= Level.INFO.intValue())
                    .map(entry -> String.format(
                            entry.getMessage(), entry.getParameters() == null ? new Object[0] : entry.getParameters()))
                    .toList();
        }

        synchronized List<LogRecord> alarms() {
            return records.stream()
                    .filter(entry ->
                            entry.getThrown() != null || entry.getLevel().intValue() > Level.INFO.intValue())
                    .toList();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }
}
