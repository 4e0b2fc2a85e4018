package org.shequ.kit.security;

import io.quarkus.security.PermissionsAllowed;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;

/** Says of a refused request which permission of its operation the caller lacks. */
@ApplicationScoped
public class RequiredPermissions {

    private final Caller caller;
    private final TokenClaims claims;

    public RequiredPermissions(Caller caller, TokenClaims claims) {
        this.caller = caller;
        this.claims = claims;
    }

    /** @param resource whose operation was asked for */
    public ProblemException refusal(ResourceInfo resource) {
        if (caller.person().isPresent()) {
            return OwnRecordGate.refused();
        }
        var lacking = lacking(resource);
        if (lacking.isEmpty()) {
            return ProblemException.of(
                    CommonProblem.FORBIDDEN, new Words("a permission that no role grants", "任何角色均未授予的权限"));
        }
        var refusal = Forbidden.permission(lacking);
        if (caller.bearer().roles().isEmpty()) {
            refusal.violation(
                    "/token/" + claims.rolesPath(), "ROLES", "names no role that is known here", "未包含本系统认可的角色");
        }
        return refusal;
    }

    private String lacking(ResourceInfo resource) {
        return required(resource.getResourceMethod(), resource.getResourceClass())
                .map(this::lacking)
                .filter(permissions -> !permissions.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** All of the values must be held, or one of them; of the latter all are named, as none is held. */
    private String lacking(PermissionsAllowed required) {
        var lacking = Arrays.stream(required.value())
                .filter(permission -> !caller.may(permission))
                .toList();
        var enough = !required.inclusive() && lacking.size() < required.value().length;
        return enough ? "" : String.join(required.inclusive() ? " " : " | ", lacking);
    }

    private static Stream<PermissionsAllowed> required(@Nullable Method method, @Nullable Class<?> type) {
        var own = method == null ? new PermissionsAllowed[0] : method.getAnnotationsByType(PermissionsAllowed.class);
        return Arrays.stream(
                own.length > 0 || type == null ? own : type.getAnnotationsByType(PermissionsAllowed.class));
    }
}
