package org.shequ.kit.inbox;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.kit.testapp.KitServers;
import org.shequ.kit.testapp.TestServers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Anybody in the cluster may ask for the totals: it must not cost the database more for it. */
@QuarkusTest
@WithTestResource(KitServers.class)
class LoggedTotalsTest {

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'event_log'::regclass";

    /** The relay looks at the log too. */
    private static final int OTHERS = 1;

    @TestHTTPResource(value = "/published-totals", management = true)
    URI totals = URI.create("");

    @Test
    void however_many_ask_the_log_is_counted_once_at_a_time() throws Exception {
        whileNobodyCanCount(http -> {
            var answers = Stream.generate(() -> ask(http)).limit(15).toList();
            var most = 0;
            while (answers.stream().filter(CompletableFuture::isDone).count() < 14) {
                most = Math.max(most, Integer.parseInt(TestServers.query(TestServers.database("kit"), WAITING)));
            }
            assertThat(most).isBetween(1, 1 + OTHERS);
        });
    }

    @Test
    void who_asks_while_the_log_cannot_be_counted_is_told_to_come_again() throws Exception {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        whileNobodyCanCount(http -> {
            Stream.generate(() -> ask(http)).limit(3).forEach(answers::add);
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() == 2);
            assertThat(answers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                    .allSatisfy(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(429);
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    });
        });
        assertThat(answers.stream().map(answer -> answer.join().statusCode())).containsOnlyOnce(200);
    }

    private static void whileNobodyCanCount(Consumer<HttpClient> work) throws Exception {
        var database = TestServers.database("kit");
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var owner =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword())) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("LOCK TABLE event_log IN ACCESS EXCLUSIVE MODE");
            work.accept(http);
            owner.rollback();
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpClient http) {
        var address =
                URI.create("http://" + totals.getAuthority() + totals.getPath().replaceFirst("^/q/", "/"));
        return http.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
