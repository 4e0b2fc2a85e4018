package org.shequ.gateway.door;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.documentation.Documentation;
import org.shequ.gateway.limit.CallerAddress;
import org.shequ.gateway.limit.RateLimit;
import org.shequ.gateway.problem.GatewayProblem;
import org.shequ.gateway.problem.Refusal;
import org.shequ.gateway.problem.Refusals;
import org.shequ.gateway.proxy.Caller;
import org.shequ.gateway.token.TokenCheck;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Where every request comes in. Nothing else is served on the public port. */
@ApplicationScoped
public class Door {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final Routes routes;
    private final TokenCheck tokens;
    private final RateLimit rate;
    private final Documentation documentation;
    private final Refusals refusals;
    private final CallerAddress addresses;

    Door(
            Routes routes,
            TokenCheck tokens,
            RateLimit rate,
            Documentation documentation,
            Refusals refusals,
            GatewayConfiguration configuration) {
        this.routes = routes;
        this.tokens = tokens;
        this.rate = rate;
        this.documentation = documentation;
        this.refusals = refusals;
        this.addresses = new CallerAddress(configuration.trustedProxies().orElse(List.of()));
    }

    void open(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> enter(context.request()));
    }

    private void enter(HttpServerRequest request) {
        request.pause();
        var response = request.response();
        response.putHeader("X-Content-Type-Options", "nosniff");
        var traceId = Refusals.traceId();
        if (traceId != null) {
            response.putHeader("X-Trace-Id", traceId);
        }
        try {
            judge(request);
        } catch (Refusal refusal) {
            refusals.answer(request, refusal);
        } catch (RuntimeException unexpected) {
            Log.error("A request failed in the gateway", unexpected);
            refusals.answer(request, Refusal.of(CommonProblem.INTERNAL));
        }
    }

    private void judge(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            throw Refusal.of(GatewayProblem.HTTP_VERSION_NOT_SUPPORTED);
        }
        var path = RequestPath.parse(request.uri());
        if (!METHODS.contains(request.method().name())) {
            throw Refusal.of(CommonProblem.METHOD_NOT_ALLOWED);
        }
        RequestHeaders.check(request.headers());
        var caller = caller(request);
        var page = documentation.find(path.path());
        if (page.isPresent()) {
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
        pass(request, path, route.get(), caller);
    }

    private void pass(HttpServerRequest request, RequestPath path, Routes.Route route, Caller caller) {
        identify(request, path, route, caller);
        var type =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
        if (type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw Refusal.of(GatewayProblem.MULTIPART_NOT_ACCEPTED);
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > route.mostBytes()) {
            throw Refusal.of(CommonProblem.PAYLOAD_TOO_LARGE);
        }
        route.upstream().pass(request, path.target(), caller, refusal -> refusals.answer(request, refusal));
    }

    /** A valid token is counted by its subject; everything else by its address, so that guessing is slow. */
    private void identify(HttpServerRequest request, RequestPath path, Routes.Route route, Caller caller) {
        var authorization = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        var reading = request.method().name().matches("GET|HEAD");
        if (authorization.isEmpty() && reading && route.isPublic(path)) {
            rate.address(caller.address());
            return;
        }
        String subject;
        try {
            subject = tokens.subject(authorization);
        } catch (Refusal refusal) {
            rate.address(caller.address());
            throw refusal;
        }
        rate.caller(subject);
    }

    private Caller caller(HttpServerRequest request) {
        var peer = request.remoteAddress().hostAddress();
        var headers = request.headers();
        var host = Objects.requireNonNullElse(headers.get(HttpHeaders.HOST), "");
        if (peer == null || !addresses.trusts(peer)) {
            return new Caller(
                    Objects.requireNonNullElse(peer, "unknown"),
                    host,
                    Objects.requireNonNullElse(request.scheme(), "http"));
        }
        var scheme = "https".equals(headers.get("X-Forwarded-Proto")) ? "https" : "http";
        return new Caller(addresses.of(peer, headers.getAll("X-Forwarded-For")), host, scheme);
    }
}
