package org.shequ.contracts.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A problem document (RFC 9457), media type {@value #MEDIA_TYPE}.
 *
 * @param type stable URI reference of the kind of problem
 * @param code the {@link ProblemCode}'s name
 * @param traceId the W3C trace id under which operators find the request
 * @param violations what is wrong with the single parts of the request; empty when the request as a whole is refused
 * @param figures numbers that explain the refusal, e.g. {@code vacancy} and {@code requested}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String traceId,
        List<Violation> violations,
        Map<String, Object> figures) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
