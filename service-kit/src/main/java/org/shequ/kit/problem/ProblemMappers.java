package org.shequ.kit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.shequ.kit.security.RequiredPermissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * One answer to everything thrown. The classes that the framework has mappers of its own for are named, because the
 * nearest class wins.
 */
@ApplicationScoped
public class ProblemMappers {

    private final ProblemResponses responses;
    private final RequiredPermissions permissions;

    public ProblemMappers(ProblemResponses responses, RequiredPermissions permissions) {
        this.responses = responses;
        this.permissions = permissions;
    }

    @ServerExceptionMapper(value = Throwable.class, priority = Priorities.AUTHENTICATION)
    public Response anything(Throwable thrown, HttpHeaders headers) {
        return answer(thrown, headers);
    }

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION)
    public Response problem(ProblemException thrown, HttpHeaders headers) {
        return answer(thrown, headers);
    }

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION)
    public Response json(MismatchedInputException thrown, HttpHeaders headers) {
        return answer(thrown, headers);
    }

    @ServerExceptionMapper(
            value = {ConstraintViolationException.class, ValidationException.class},
            priority = Priorities.AUTHENTICATION)
    public Response validation(ValidationException thrown, HttpHeaders headers) {
        return answer(thrown, headers);
    }

    @ServerExceptionMapper(
            value = {
                UnauthorizedException.class,
                AuthenticationFailedException.class,
                AuthenticationCompletionException.class
            },
            priority = Priorities.AUTHENTICATION)
    public Response security(SecurityException thrown, HttpHeaders headers) {
        return answer(thrown, headers);
    }

    /** Names the permission of the operation that the caller lacks. */
    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION)
    public Response forbidden(ForbiddenException thrown, ResourceInfo resource, HttpHeaders headers) {
        return answer(permissions.refusal(resource), headers);
    }

    /** An answer that the code gave on purpose, such as a redirection, passes; an error becomes a problem. */
    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION)
    public Response web(WebApplicationException thrown, HttpHeaders headers) {
        var response = thrown.getResponse();
        return response.getStatus() < 400 || response.hasEntity() ? response : answer(thrown, headers);
    }

    private Response answer(Throwable thrown, HttpHeaders headers) {
        return responses.answer(thrown, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
