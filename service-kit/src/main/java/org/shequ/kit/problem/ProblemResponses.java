package org.shequ.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.contracts.problem.Problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Writes problems in the caller's language, and logs those that are ours. */
@ApplicationScoped
public class ProblemResponses {

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    private final ProblemTranslator translator;
    private final ObjectMapper mapper;

    public ProblemResponses(ProblemTranslator translator, ObjectMapper mapper) {
        this.translator = translator;
        this.mapper = mapper;
    }

    /** The answer to a request that failed with {@code thrown}. */
    public Response answer(Throwable thrown, @Nullable String acceptLanguage) {
        return respond(explain(thrown), Language.preferred(acceptLanguage));
    }

    /** What the caller is to read; logs what operators are to know. */
    ProblemException explain(Throwable thrown) {
        var problem = translator.translate(thrown);
        if (problem.code() == CommonProblem.INTERNAL) {
            LOG.errorf(thrown, "Request failed, trace %s", traceId());
        } else if (problem.status() >= 500) {
            LOG.warnf("Request answered with %s, trace %s: %s", problem.code(), traceId(), thrown);
        }
        return problem;
    }

    public Response respond(ProblemException problem, Language language) {
        var response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(bytes(problem, language));
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** The document as JSON. */
    public byte[] bytes(ProblemException problem, Language language) {
        try {
            return mapper.writeValueAsBytes(render(problem, language));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    public static Problem render(ProblemException problem, Language language) {
        var code = problem.code();
        return new Problem(
                code.type(),
                language.choose(code.titleEn(), code.titleZh()),
                code.status(),
                problem.detail(language),
                code.name(),
                traceId(),
                problem.violations().stream()
                        .map(violation -> violation.in(language))
                        .toList(),
                problem.figures());
    }

    private static @Nullable String traceId() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }
}
