package org.shequ.kit.problem;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.contracts.problem.Problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Problem documents for what never reaches a resource: paths that no resource has, requests that the server itself
 * refuses.
 */
@ApplicationScoped
public class OutsideRoutes {

    private static final int LAST = Integer.MAX_VALUE - 1;

    private final ProblemResponses responses;

    public OutsideRoutes(ProblemResponses responses) {
        this.responses = responses;
    }

    void register(@Observes Router router) {
        answerTheRest(router);
    }

    void register(@Observes ManagementInterface management) {
        answerTheRest(management.router());
    }

    private void answerTheRest(Router router) {
        router.route()
                .order(LAST)
                .handler(context -> answer(context, ProblemException.of(CommonProblem.NOT_FOUND)))
                .failureHandler(this::failed);
    }

    private void failed(RoutingContext context) {
        var thrown = context.failure();
        if (thrown instanceof HttpException refused) {
            answer(context, ProblemException.of(ProblemTranslator.codeFor(refused.getStatusCode())));
        } else if (thrown == null || refusedByServer(context)) {
            answer(context, ProblemException.of(ProblemTranslator.codeFor(context.statusCode())));
        } else {
            answer(context, thrown);
        }
    }

    /** Such as a request without Host: the server says whose fault it is, and its exception says nothing more. */
    private static boolean refusedByServer(RoutingContext context) {
        return context.failure() instanceof VertxException && context.statusCode() / 100 == 4;
    }

    /** Ends a request that has failed. */
    public void answer(RoutingContext context, Throwable thrown) {
        answer(context, responses.explain(thrown));
    }

    /** Ends a request that no resource answers. */
    public void answer(RoutingContext context, ProblemException problem) {
        var response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        var language = Language.preferred(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        problem.headers().forEach(response::putHeader);
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(responses.bytes(problem, language)));
    }
}
