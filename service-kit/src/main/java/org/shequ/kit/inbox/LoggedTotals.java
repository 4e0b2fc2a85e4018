package org.shequ.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.OutsideRoutes;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.ManagementGate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * The publisher's side of reconciliation: how many events this service's log holds of each topic. Whoever reaches the
 * management port may ask, as the services have no tokens of their own; so however many ask at once, the log is counted
 * once for them.
 */
@ApplicationScoped
class LoggedTotals {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** How many events the log holds of a topic. */
    record TopicTotals(String topic, long versions) {}

    private record Count(long begun, List<TopicTotals> totals) {}

    private final Database database;
    private final ObjectMapper json;
    private final OutsideRoutes outside;
    private final ReentrantLock counting = new ReentrantLock();
    private @Nullable Count last;

    LoggedTotals(Database database, ObjectMapper json, OutsideRoutes outside) {
        this.database = database;
        this.json = json;
        this.outside = outside;
    }

    void register(@Observes ManagementInterface management) {
        // not in order: two services that reconcile would wait for each other's answer
        management.router().get(ManagementGate.TOTALS).blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext context) {
        try {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(json.writeValueAsString(Map.of("topics", read())));
        } catch (JsonProcessingException | RuntimeException thrown) {
            outside.answer(context, thrown);
        }
    }

    /** From a count that began no sooner than this was asked for: an older one would show events as lost. */
    List<TopicTotals> read() {
        var asked = System.nanoTime();
        if (!acquired()) {
            throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, "5");
        }
        try {
            var known = last;
            if (known != null && known.begun - asked >= 0) {
                return known.totals;
            }
            var begun = System.nanoTime();
            var totals = database.list(
                    "SELECT topic, count(*) AS versions FROM event_log GROUP BY topic ORDER BY topic",
                    row -> new TopicTotals(row.getText("topic"), row.getLong("versions")));
            last = new Count(begun, totals);
            return totals;
        } finally {
            counting.unlock();
        }
    }

    private boolean acquired() {
        try {
            return counting.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
