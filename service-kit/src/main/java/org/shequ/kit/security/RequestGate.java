package org.shequ.kit.security;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.OutsideRoutes;
import org.shequ.kit.problem.ProblemException;

import java.time.Duration;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * What is refused before anybody looks at the token: two Authorization headers, because a proxy might have checked the
 * other one, and a body that is declared too large.
 */
@ApplicationScoped
public class RequestGate {

    private static final int FIRST = 10_000;
    private static final long DRAIN_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final OutsideRoutes outside;
    private final long largestBody;

    public RequestGate(
            OutsideRoutes outside, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.outside = outside;
        this.largestBody = largestBody.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        var headers = context.request().headers();
        if (headers.getAll(HttpHeaders.AUTHORIZATION).size() > 1) {
            outside.answer(
                    context,
                    ProblemException.of(CommonProblem.UNAUTHENTICATED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
            return;
        }
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null && NUMBER.matcher(length).matches() && Long.parseLong(length) > largestBody) {
            refuseBody(context);
            return;
        }
        context.next();
    }

    /** Reads on for a while: a client that is cut off while sending does not see the answer. */
    private void refuseBody(RoutingContext context) {
        var request = context.request();
        request.handler(bytes -> {});
        request.resume();
        var cut = context.vertx()
                .setTimer(DRAIN_MILLIS, timer -> request.connection().close());
        request.endHandler(end -> context.vertx().cancelTimer(cut));
        request.exceptionHandler(broken -> context.vertx().cancelTimer(cut));
        outside.answer(context, ProblemException.of(CommonProblem.PAYLOAD_TOO_LARGE));
    }
}
