package org.shequ.gateway.door;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.documentation.Documentation;
import org.shequ.gateway.limit.CallerAddress;
import org.shequ.gateway.limit.ConcurrentRequests;
import org.shequ.gateway.limit.RateLimit;
import org.shequ.gateway.meter.RequestMeters;
import org.shequ.gateway.operation.Operations;
import org.shequ.gateway.operation.Resource;
import org.shequ.gateway.problem.GatewayProblem;
import org.shequ.gateway.problem.Refusal;
import org.shequ.gateway.problem.Refusals;
import org.shequ.gateway.proxy.Caller;
import org.shequ.gateway.proxy.Lane;
import org.shequ.gateway.proxy.Passage;
import org.shequ.gateway.token.Bearer;
import org.shequ.gateway.token.TokenCheck;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

/** Where every request is judged: all that can be known without the service, before a connection to it is taken. */
@Singleton
public class Door {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final String ALLOW = "DELETE, GET, HEAD, PATCH, POST, PUT";
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final Bearer NOBODY = new Bearer("", Set.of(), Long.MAX_VALUE);

    private final Routes routes;
    private final Operations operations;
    private final TokenCheck tokens;
    private final RateLimit rate;
    private final ConcurrentRequests concurrent;
    private final Documentation documentation;
    private final Refusals refusals;
    private final RequestMeters meters;
    private final Tracing tracing;
    private final CallerAddress addresses;
    private final AtomicInteger inside = new AtomicInteger();

    Door(
            Routes routes,
            Operations operations,
            TokenCheck tokens,
            RateLimit rate,
            ConcurrentRequests concurrent,
            Documentation documentation,
            Refusals refusals,
            RequestMeters meters,
            Tracing tracing,
            GatewayConfiguration configuration) {
        this.routes = routes;
        this.operations = operations;
        this.tokens = tokens;
        this.rate = rate;
        this.concurrent = concurrent;
        this.documentation = documentation;
        this.refusals = refusals;
        this.meters = meters;
        this.tracing = tracing;
        this.addresses = new CallerAddress(configuration.trustedProxies().orElse(List.of()));
    }

    /** How many requests are on their way. */
    int inside() {
        return inside.get();
    }

    /** A connection has ended. */
    void left(HttpConnection connection) {
        refusals.left(connection);
    }

    void enter(HttpServerRequest request, Lane lane, Heads heads) {
        if (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            request.pause();
        }
        if (refusals.isClosing(request.connection())) {
            return;
        }
        var visit = begin(request, heads);
        answerFailures(request, () -> judge(request, lane, visit));
    }

    private void answerFailures(HttpServerRequest request, Runnable step) {
        try {
            step.run();
        } catch (Refusal refusal) {
            refusals.answer(request, refusal);
        } catch (RuntimeException unexpected) {
            Log.error("A request failed in the gateway", unexpected);
            refusals.answer(request, Refusal.of(CommonProblem.INTERNAL));
        }
    }

    /** What is not HTTP. The framework would say so too, but not why. */
    void enterInvalid(HttpServerRequest request, Heads heads) {
        begin(request, heads);
        var cause = request.decoderResult().cause();
        var problem = cause instanceof TooLongHttpLineException
                ? GatewayProblem.URI_TOO_LONG
                : cause instanceof TooLongHttpHeaderException
                        ? GatewayProblem.HEADERS_TOO_LARGE
                        : GatewayProblem.MALFORMED_HTTP;
        refusals.answer(request, Refusal.closing(problem));
    }

    private Visit begin(HttpServerRequest request, Heads heads) {
        inside.incrementAndGet();
        var connection = request.connection();
        heads.came(connection);
        var visit = new Visit(request, meters, () -> {
            inside.decrementAndGet();
            heads.answered(connection);
        });
        var response = request.response();
        response.endHandler(ended -> visit.end());
        response.putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF);
        response.putHeader(Refusals.TRACE_ID, tracing.idFor(request));
        return visit;
    }

    private void judge(HttpServerRequest request, Lane lane, Visit visit) {
        if (request.version() != HttpVersion.HTTP_1_1) {
            throw Refusal.closing(GatewayProblem.HTTP_VERSION_NOT_SUPPORTED);
        }
        RequestHeaders.check(request.headers());
        var path = RequestPath.parse(request.uri());
        var method = request.method().name();
        if (!METHODS.contains(method)) {
            throw Refusal.methodNotAllowed(ALLOW);
        }
        visit.method(method);
        var caller = caller(request);
        var page = documentation.find(path.path());
        if (page.isPresent()) {
            visit.template(path.path().startsWith("/problems/") ? "/problems/{code}" : path.path());
            rate.address(caller.address());
            request.resume();
            page.get().answer(request);
            return;
        }
        var route = routes.find(path);
        if (route.isEmpty()) {
            rate.address(caller.address());
            throw Refusal.of(CommonProblem.NOT_FOUND);
        }
        var resource = operations.find(path.path());
        var template =
                resource.isPresent() ? resource.get().template() : route.get().template();
        visit.template(template);
        identify(request, path, route.get(), caller, visit, bearer -> {
            resource.ifPresent(known -> permit(known, method, bearer));
            checkBody(request, route.get());
            visit.atEnd(concurrent.enter(bearer.subject(), caller.address()));
            var traceId = request.response().headers().get(Refusals.TRACE_ID);
            var passage = new Passage(request, path.target(), template, caller, tracing.parent(traceId));
            route.get().upstream().pass(passage, lane, refusal -> refusals.answer(request, refusal));
        });
    }

    private static void permit(Resource resource, String method, Bearer bearer) {
        if (!resource.knows(method)) {
            throw Refusal.methodNotAllowed(resource.allow());
        }
        if (bearer != NOBODY && !resource.permits(method, bearer.permissions())) {
            throw Refusal.forbidden(resource.requires(method));
        }
    }

    private static void checkBody(HttpServerRequest request, Routes.Route route) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw Refusal.of(GatewayProblem.MULTIPART_NOT_ACCEPTED);
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > route.mostBytes()) {
            throw Refusal.of(CommonProblem.PAYLOAD_TOO_LARGE);
        }
    }

    /**
     * A valid token is counted by its subject; everything else by its address, so that guessing is slow. Who is known is let
     * on at once; a token that is new is verified beside the event loop, and its request goes on afterwards.
     */
    private void identify(
            HttpServerRequest request,
            RequestPath path,
            Routes.Route route,
            Caller caller,
            Visit visit,
            Consumer<Bearer> admitted) {
        var authorization = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        var method = request.method().name();
        var reading = method.equals("GET") || method.equals("HEAD");
        if (authorization.isEmpty() && reading && route.isPublic(path)) {
            rate.address(caller.address());
            admitted.accept(NOBODY);
            return;
        }
        String token;
        try {
            token = tokens.token(authorization);
        } catch (Refusal refusal) {
            rate.address(caller.address());
            throw refusal;
        }
        var known = tokens.remembered(token);
        if (known != null) {
            rate.caller(known.subject());
            admitted.accept(known);
            return;
        }
        tokens.verify(token)
                .onComplete(verdict -> answerFailures(request, () -> {
                    if (request.response().closed()) {
                        visit.brokenOff(); // and must not be counted among those inside
                        return;
                    }
                    if (verdict.failed()) {
                        rate.address(caller.address());
                        throw verdict.cause() instanceof RuntimeException refusal
                                ? refusal
                                : new IllegalStateException(verdict.cause());
                    }
                    rate.caller(verdict.result().subject());
                    admitted.accept(verdict.result());
                }));
    }

    private Caller caller(HttpServerRequest request) {
        var peer = request.remoteAddress().hostAddress();
        var headers = request.headers();
        var host = Objects.requireNonNullElse(headers.get(HttpHeaders.HOST), "");
        if (peer == null || !addresses.trusts(peer)) {
            // TLS ends before the gateway; its own port knows no other scheme
            return new Caller(Objects.requireNonNullElse(peer, "unknown"), host, "http");
        }
        var scheme = "https".equals(headers.get("X-Forwarded-Proto")) ? "https" : "http";
        return new Caller(addresses.of(peer, headers.getAll("X-Forwarded-For")), host, scheme);
    }
}
