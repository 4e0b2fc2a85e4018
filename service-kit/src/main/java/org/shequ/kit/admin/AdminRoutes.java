package org.shequ.kit.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.shequ.kit.inbox.Inboxes;
import org.shequ.kit.inbox.ParkedEvents;
import org.shequ.kit.inbox.Reconciler;
import org.shequ.kit.outbox.Replay;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * The operators' door, on the management port that the gateway does not route: what is parked, retry and discard,
 * replay, rebuild, reconcile. {@code docs/operations.md} shows each as a command.
 */
@ApplicationScoped
public class AdminRoutes {

    private static final Logger LOG = Logger.getLogger(AdminRoutes.class);

    @Inject
    Inboxes inboxes;

    @Inject
    ParkedEvents parked;

    @Inject
    Reconciler reconciler;

    @Inject
    Replay replay;

    @Inject
    ObjectMapper json;

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        on(router.get("/admin/inbox"), c -> Map.of("consumers", inboxes.states(), "counts", inboxes.counts()));
        on(
                router.get("/admin/inbox/parked"),
                c -> Map.of("items", parked.list(number(c, "after", 0), (int) number(c, "limit", 100))));
        on(
                router.get("/admin/inbox/poison"),
                c -> Map.of("items", parked.poison(number(c, "after", 0), (int) number(c, "limit", 100))));
        on(router.post("/admin/inbox/parked/:id/retry"), c -> found(parked.retry(id(c))));
        on(
                router.post("/admin/inbox/parked/:id/discard"),
                c -> found(parked.discard(id(c), required(c, "reason"), required(c, "operator"))));
        on(router.post("/admin/consumers/:name/rebuild"), c -> {
            var name = path(c, "name");
            inboxes.rebuild(name);
            return Map.of("rebuilding", name);
        });
        on(router.get("/admin/outbox"), c -> replay.backlog());
        on(router.get("/admin/outbox/totals"), c -> Map.of("topics", reconciler.logged()));
        on(
                router.post("/admin/outbox/replay"),
                c -> Map.of("queued", replay.topic(required(c, "topic"), number(c, "fromId", 0))));
        on(router.post("/admin/reconciliation"), c -> Map.of("comparisons", reconciler.compare()));
    }

    /** Each request on a thread of its own: in order, two services that reconcile would wait for each other's answer. */
    private void on(Route route, Function<RoutingContext, Object> work) {
        route.blockingHandler(answer(work), false);
    }

    private io.vertx.core.Handler<RoutingContext> answer(Function<RoutingContext, Object> work) {
        return context -> {
            try {
                respond(context, 200, work.apply(context));
            } catch (NoSuchElementException e) {
                respond(context, 404, Map.of("error", "nothing has that id"));
            } catch (IllegalArgumentException e) {
                respond(context, 400, Map.of("error", String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                LOG.error("admin request failed", e);
                respond(context, 500, Map.of("error", "failed; see the log"));
            }
        };
    }

    private void respond(RoutingContext context, int status, Object body) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json")
                    .end(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }

    private static Map<String, Boolean> found(boolean done) {
        if (!done) {
            throw new NoSuchElementException();
        }
        return Map.of("done", true);
    }

    private static long id(RoutingContext context) {
        return Long.parseLong(path(context, "id"));
    }

    private static String path(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name));
    }

    private static long number(RoutingContext context, String name, long otherwise) {
        var text = context.request().getParam(name);
        return text == null ? otherwise : Long.parseLong(text);
    }

    private static String required(RoutingContext context, String name) {
        var text = context.request().getParam(name);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("parameter " + name + " is needed");
        }
        return text;
    }
}
