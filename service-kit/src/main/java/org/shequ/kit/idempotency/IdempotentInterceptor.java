package org.shequ.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.ProblemResponses;
import org.shequ.kit.problem.ProblemTranslator;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.CurrentRequest;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Carries a request out once. The advisory lock lives as long as the command's transaction, so a second attempt meanwhile
 * is told so (409), and one after it finds the answer that the transaction kept. Whoever stores first decides: a refused
 * attempt that finds an answer on storing its refusal gives that answer instead.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) // outside of @Transactional, which is at +200
public class IdempotentInterceptor {

    private static final Set<Integer> CURABLE = Set.of(401, 403, 408, 425, 429);

    private final IdempotentAnswers answers;
    private final RequestHash hash;
    private final ProblemTranslator translator;
    private final ProblemResponses responses;
    private final Caller caller;
    private final ObjectMapper mapper;

    public IdempotentInterceptor(
            IdempotentAnswers answers,
            RequestHash hash,
            ProblemTranslator translator,
            ProblemResponses responses,
            Caller caller,
            ObjectMapper mapper) {
        this.answers = answers;
        this.hash = hash;
        this.translator = translator;
        this.responses = responses;
        this.caller = caller;
        this.mapper = mapper;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext call) throws Exception {
        var request = CurrentRequest.find();
        if (request == null) {
            return call.proceed();
        }
        var key = IdempotencyKey.read(caller.subject(), request.request().getHeader(IdempotencyKey.HEADER));
        var requestHash = hash.of(
                bodies(call),
                request.request().method().name(),
                request.normalizedPath(),
                request.request().query());
        try {
            return inTransaction(() -> {
                if (!answers.tryLock(key.lock())) {
                    throw ProblemException.of(CommonProblem.IDEMPOTENCY_IN_FLIGHT)
                            .header("Retry-After", "1");
                }
                answers.find(key, requestHash).ifPresent(answer -> {
                    throw new ReplayedAnswer(answer.replay());
                });
                var answer = call.proceed();
                answers.keep(key, requestHash, StoredAnswer.of(response(call.getMethod(), answer), mapper));
                return answer;
            });
        } catch (ReplayedAnswer replayed) {
            throw replayed;
        } catch (Exception thrown) {
            throw refuse(key, requestHash, thrown, request);
        }
    }

    /** Keeps a refusal that a repetition would meet again; gives what is to be thrown. */
    private Exception refuse(IdempotencyKey key, RequestHash.Hash requestHash, Exception thrown, RoutingContext request)
            throws Exception {
        var problem = translator.translate(thrown);
        var status = problem.status();
        if (status >= 500
                || CURABLE.contains(status)
                || problem.code() == CommonProblem.IDEMPOTENCY_IN_FLIGHT
                || problem.code() == CommonProblem.IDEMPOTENCY_KEY_REUSED) {
            return thrown;
        }
        var language = Language.preferred(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var refusal = StoredAnswer.of(responses.respond(problem, language), mapper);
        Optional<StoredAnswer> earlier = inTransaction(() -> {
            answers.lock(key.lock());
            var kept = answers.find(key, requestHash);
            if (kept.isEmpty()) {
                answers.keep(key, requestHash, refusal);
            }
            return kept;
        });
        return earlier.isPresent() ? new ReplayedAnswer(earlier.get().replay()) : problem;
    }

    private static <T extends @Nullable Object> T inTransaction(java.util.concurrent.Callable<T> work)
            throws Exception {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static Response response(Method method, @Nullable Object answer) {
        if (answer instanceof Response response) {
            return response;
        }
        var declared = method.getAnnotation(ResponseStatus.class);
        var usual = answer == null ? 204 : 200;
        return Response.status(declared == null ? usual : declared.value())
                .entity(answer)
                .build();
    }

    /** The arguments that came from the body: in JAX-RS those without an annotation that says otherwise. */
    private static List<@Nullable Object> bodies(InvocationContext call) {
        var found = new ArrayList<@Nullable Object>();
        var annotations = call.getMethod().getParameterAnnotations();
        var pathParameters = call.getMethod().getParameters();
        for (int i = 0; i < annotations.length; i++) {
            var type = pathParameters[i].getType();
            if (!fromElsewhere(annotations[i]) && !isContext(type)) {
                found.add(call.getParameters()[i]);
            }
        }
        return found;
    }

    private static boolean fromElsewhere(Annotation[] annotations) {
        for (var annotation : annotations) {
            var type = annotation.annotationType();
            var name = type.getSimpleName();
            if (type == Context.class
                    || (type.getPackageName().equals("jakarta.ws.rs") && name.endsWith("Param"))
                    || (type.getPackageName().equals("org.jboss.resteasy.reactive") && name.startsWith("Rest"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContext(Class<?> type) {
        return type.getPackageName().startsWith("jakarta.ws.rs")
                || type.getPackageName().startsWith("io.vertx");
    }
}
