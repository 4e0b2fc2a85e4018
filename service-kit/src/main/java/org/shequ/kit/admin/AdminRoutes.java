package org.shequ.kit.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.inbox.Inboxes;
import org.shequ.kit.inbox.ParkedEvents;
import org.shequ.kit.inbox.Reconciler;
import org.shequ.kit.outbox.Replay;
import org.shequ.kit.page.QueryParameters;
import org.shequ.kit.personkey.PersonKeyInbox;
import org.shequ.kit.personkey.PersonKeys;
import org.shequ.kit.problem.OutsideRoutes;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.ManagementGate;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * The operators' door, on the management port that the gateway does not route: what is parked, retry and discard,
 * replay, rebuild, reconcile. {@link ManagementGate} has looked at the token before; what is changed goes into the audit
 * log under its subject. {@code docs/operations.md} shows each as a command.
 */
@ApplicationScoped
public class AdminRoutes {

    private static final Map<String, Class<?>> PAGE = Map.of("after", long.class, "limit", int.class);

    private final Inboxes inboxes;
    private final ParkedEvents parked;
    private final Reconciler reconciler;
    private final Replay replay;
    private final PersonKeys keys;
    private final PersonKeyInbox keyInbox;
    private final AuditLog audit;
    private final Caller caller;
    private final OutsideRoutes outside;
    private final ObjectMapper json;

    AdminRoutes(
            Inboxes inboxes,
            ParkedEvents parked,
            Reconciler reconciler,
            Replay replay,
            PersonKeys keys,
            PersonKeyInbox keyInbox,
            AuditLog audit,
            Caller caller,
            OutsideRoutes outside,
            ObjectMapper json) {
        this.inboxes = inboxes;
        this.parked = parked;
        this.reconciler = reconciler;
        this.replay = replay;
        this.keys = keys;
        this.keyInbox = keyInbox;
        this.audit = audit;
        this.caller = caller;
        this.outside = outside;
        this.json = json;
    }

    void register(@Observes ManagementInterface management) {
        var router = management.router();
        get(
                router,
                "/admin/inbox",
                Map.of(),
                request -> Map.of("consumers", inboxes.states(), "counts", inboxes.counts()));
        get(
                router,
                "/admin/inbox/parked",
                PAGE,
                request -> Map.of("items", parked.list(request.number("after"), request.limit())));
        get(
                router,
                "/admin/inbox/poison",
                PAGE,
                request -> Map.of("items", parked.poison(request.number("after"), request.limit())));
        get(router, "/admin/outbox", Map.of(), request -> replay.backlog());
        post(router, "/admin/inbox/parked/:id/retry", Map.of(), request -> done(parked.retry(request.id())));
        post(
                router,
                "/admin/inbox/parked/:id/discard",
                Map.of("reason", String.class),
                request -> done(parked.discard(request.id(), request.text("reason"))));
        post(router, "/admin/consumers/:name/rebuild", Map.of(), request -> {
            inboxes.rebuild(request.path("name"));
            return Map.of("rebuilding", request.path("name"));
        });
        post(
                router,
                "/admin/outbox/replay",
                Map.of("topic", String.class, "fromId", long.class),
                request -> Map.of("queued", replay.topic(request.text("topic"), request.number("fromId"))));
        post(router, "/admin/reconciliation", Map.of(), request -> {
            audit.append("events-reconciled", "inbox", "all", AuditLog.EVERY_UNIT, Map.of());
            return Map.of("comparisons", reconciler.compare());
        });
        post(router, "/admin/person-keys/resend", Map.of(), request -> {
            audit.append("person-keys-resent", "outbox", "person-keys", AuditLog.EVERY_UNIT, Map.of());
            return Map.of("queued", keys.resend());
        });
        post(router, "/admin/person-keys/reread", Map.of(), request -> {
            audit.append("person-keys-reread", "inbox", "person-keys", AuditLog.EVERY_UNIT, Map.of());
            keyInbox.reread();
            return Map.of("rereading", true);
        });
    }

    private void get(
            Router router, String path, Map<String, Class<?>> parameters, Function<AdminRequest, Object> work) {
        on(router, HttpMethod.GET, path, QueryParameters.of(parameters), work);
    }

    private void post(
            Router router, String path, Map<String, Class<?>> parameters, Function<AdminRequest, Object> work) {
        on(router, HttpMethod.POST, path, QueryParameters.of(parameters), work);
    }

    /** Each request on a thread of its own: in order, one that takes long would hold up the others of its connection. */
    private void on(
            Router router,
            HttpMethod method,
            String path,
            QueryParameters parameters,
            Function<AdminRequest, Object> work) {
        router.route(method, path).blockingHandler(context -> answer(context, parameters, work), false);
    }

    private void answer(RoutingContext context, QueryParameters parameters, Function<AdminRequest, Object> work) {
        try {
            parameters.check(valuesByName(context.queryParams()));
            var found = new AtomicReference<Object>();
            caller.actingFor(
                    ManagementGate.subject(context), Scope.ALL, () -> found.set(work.apply(new AdminRequest(context))));
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(json.writeValueAsString(found.get()));
        } catch (JsonProcessingException | RuntimeException thrown) {
            outside.answer(context, thrown);
        }
    }

    private static Map<String, List<String>> valuesByName(MultiMap parameters) {
        return parameters.names().stream().collect(Collectors.toMap(name -> name, parameters::getAll));
    }

    private static Map<String, Boolean> done(boolean found) {
        if (!found) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return Map.of("done", true);
    }
}
