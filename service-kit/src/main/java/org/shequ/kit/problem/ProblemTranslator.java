package org.shequ.kit.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.token.RefusedClaim;

import java.io.CharConversionException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

/** Finds in anything thrown the problem that the caller is to get; what it does not know is INTERNAL. */
@ApplicationScoped
public class ProblemTranslator {

    private static final int MOST_EXAMINED = 50;
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);
    private static final Words NO_PERMISSION = new Words("a permission that no role grants", "任何角色均未授予的权限");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final DatabaseProblems database;

    public ProblemTranslator(DatabaseProblems database) {
        this.database = database;
    }

    public ProblemException translate(Throwable thrown) {
        if (thrown instanceof JsonProcessingException json && json.getProcessor() instanceof JsonParser) {
            return problemWithin(json).orElseGet(() -> JsonProblems.of(json));
        }
        if (thrown instanceof WebApplicationException web) {
            return fromWeb(web);
        }
        return search(thrown).orElseGet(() -> ProblemException.causedBy(thrown, CommonProblem.INTERNAL));
    }

    /** Looks through causes and suppressed: a failed commit hides the reason in either. */
    private Optional<ProblemException> search(Throwable thrown) {
        var waiting = new ArrayDeque<Throwable>(List.of(thrown));
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!waiting.isEmpty() && seen.size() < MOST_EXAMINED) {
            var next = waiting.poll();
            if (!seen.add(next)) {
                continue;
            }
            var found = known(next);
            if (found.isPresent()) {
                return found;
            }
            if (next.getCause() != null) {
                waiting.add(next.getCause());
            }
            waiting.addAll(List.of(next.getSuppressed()));
            if (next instanceof SQLException sql && sql.getNextException() != null) {
                waiting.add(sql.getNextException());
            }
        }
        return Optional.empty();
    }

    private Optional<ProblemException> known(Throwable thrown) {
        return switch (thrown) {
            case ProblemException problem -> Optional.of(problem);
            case WebApplicationException web -> Optional.of(fromWeb(web));
            case ConstraintViolationException violations -> fromValidation(violations);
            case SQLException sql -> database.translate(sql);
            case OptimisticLockException stale -> Optional.of(stale(stale));
            case StaleObjectStateException stale -> Optional.of(stale(stale));
            case StaleStateException stale -> Optional.of(stale(stale));
            case UnauthorizedException anonymous -> Optional.of(unauthenticated(anonymous));
            case AuthenticationFailedException rejected -> Optional.of(unauthenticated(rejected));
            case AuthenticationCompletionException rejected -> Optional.of(unauthenticated(rejected));
            case ForbiddenException forbidden ->
                Optional.of(ProblemException.causedBy(forbidden, CommonProblem.FORBIDDEN, NO_PERMISSION));
            case CharConversionException encoding -> Optional.of(malformedText(encoding));
            default -> Optional.empty();
        };
    }

    private static ProblemException stale(RuntimeException lost) {
        return ProblemException.causedBy(lost, CommonProblem.STALE_VERSION);
    }

    static ProblemException unauthenticated(Throwable cause) {
        var problem = ProblemException.causedBy(cause, CommonProblem.UNAUTHENTICATED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        RefusedClaim.within(cause)
                .ifPresent(refused ->
                        problem.violation(refused.pointer(), refused.rule(), refused.english(), refused.chinese()));
        return problem;
    }

    private static ProblemException malformedText(Exception cause) {
        return ProblemException.causedBy(cause, CommonProblem.MALFORMED_REQUEST)
                .violation("", "JSON", "is not valid UTF-8", "不是有效的 UTF-8 文本");
    }

    private static Optional<ProblemException> fromValidation(ConstraintViolationException thrown) {
        var problem = ProblemException.causedBy(thrown, CommonProblem.RULE_VIOLATED);
        var outside = ProblemException.causedBy(thrown, CommonProblem.MALFORMED_REQUEST);
        var violations = thrown.getConstraintViolations();
        if (violations == null) {
            return Optional.empty();
        }
        var sorted = violations.stream()
                .sorted(Comparator.comparing((ConstraintViolation<?> violation) ->
                        violation.getPropertyPath().toString()))
                .toList();
        for (var violation : sorted) {
            var place = ViolationPointers.of(violation);
            if (place.result()) {
                return Optional.empty();
            }
            var descriptor = violation.getConstraintDescriptor();
            var name = descriptor.getAnnotation().annotationType().getSimpleName();
            var texts = ConstraintMessages.of(
                    name, violation.getMessageTemplate(), violation.getMessage(), descriptor.getAttributes());
            var rule = CAMEL.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
            (place.body() ? problem : outside).violation(place.pointer(), rule, texts[0], texts[1]);
        }
        return Optional.of(outside.violations().isEmpty() ? problem : outside);
    }

    private ProblemException fromWeb(WebApplicationException web) {
        var status = web.getResponse().getStatus();
        var cause = web.getCause();
        if (cause != null && status < 500) {
            if (cause instanceof JsonProcessingException json) {
                return problemWithin(json).orElseGet(() -> JsonProblems.of(json));
            }
            var known = search(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        var problem = status == 403
                ? ProblemException.causedBy(web, CommonProblem.FORBIDDEN, NO_PERMISSION)
                : ProblemException.causedBy(web, codeFor(status));
        for (var name : KEPT_HEADERS) {
            var value = web.getResponse().getHeaderString(name);
            if (value != null) {
                problem.header(name, value);
            }
        }
        return status == 401 ? unauthenticated(web) : problem;
    }

    /** A refusal thrown by a value's own constructor while the body was read. */
    private static Optional<ProblemException> problemWithin(Throwable reading) {
        @Nullable Throwable next = reading;
        for (int i = 0; next != null && i < MOST_EXAMINED; i++, next = next.getCause()) {
            if (next instanceof ProblemException problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    static ProblemCode codeFor(int status) {
        for (var code : CommonProblem.values()) {
            if (code.status() == status && code != CommonProblem.UNKNOWN_PARAMETER) {
                return code;
            }
        }
        return status >= 400 && status < 500 ? CommonProblem.MALFORMED_REQUEST : CommonProblem.INTERNAL;
    }
}
