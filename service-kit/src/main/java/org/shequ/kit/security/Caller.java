package org.shequ.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Who acts. Inside an HTTP request: the bearer of the token. Outside one: the service itself, {@code system:<service>},
 * or whoever a job acts for ({@link #actingFor}).
 */
@ApplicationScoped
public class Caller {

    static final String SCOPE_CLAIM = "scope_unit";

    private static final List<String> CLIENT_CLAIMS = List.of("azp", "client_id");

    private static final ThreadLocal<@Nullable Person> ACTING_FOR = new ThreadLocal<>();

    private final SecurityIdentity identity;
    private final String system;

    @Inject
    public Caller(SecurityIdentity identity, @ConfigProperty(name = "shequ.service") String service) {
        this.identity = identity;
        this.system = "system:" + service;
    }

    /** The token's subject; {@code anonymous} for a public endpoint called without one. */
    public String subject() {
        if (CurrentRequest.find() == null) {
            var person = ACTING_FOR.get();
            return person == null ? system : person.subject;
        }
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }

    /** What the caller may see; 403 when the token grants no part of the map. */
    public Scope scope() {
        if (CurrentRequest.find() == null) {
            var person = ACTING_FOR.get();
            return person == null ? Scope.ALL : person.scope;
        }
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim(SCOPE_CLAIM) instanceof String unit
                && Scope.isScope(unit)) {
            return new Scope(unit);
        }
        throw ProblemException.of(CommonProblem.FORBIDDEN);
    }

    /**
     * Whether the caller holds a permission such as {@code personnel:unmask}. The service itself may do everything; a job
     * that acts for somebody may no more than read, as its submission has been checked.
     */
    public boolean may(String permission) {
        if (CurrentRequest.find() == null) {
            return ACTING_FOR.get() == null;
        }
        return !identity.isAnonymous()
                && identity.checkPermission(Permissions.parse(permission))
                        .await()
                        .indefinitely();
    }

    /** The X-Purpose header: why the caller wants to see personal data unmasked. */
    public Optional<Purpose> purpose() {
        return Purpose.read(CurrentRequest.header(Purpose.HEADER));
    }

    /** The client system that the token was issued to; empty for a token that names none. */
    public Optional<String> client() {
        if (CurrentRequest.find() == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        return CLIENT_CLAIMS.stream()
                .map(name -> token.<Object>getClaim(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** Whose cursors a caller may use: its own, within the scope that it had when it got them. */
    public String cursorOwner() {
        var token =
                CurrentRequest.find() != null && identity.getPrincipal() instanceof JsonWebToken bearer ? bearer : null;
        return subject() + " " + (token == null ? "" : token.getClaim(SCOPE_CLAIM));
    }

    /** Runs a job's work in the name of who submitted it; not inside an HTTP request. */
    public void actingFor(String subject, Scope scope, Runnable work) {
        if (CurrentRequest.find() != null) {
            throw new IllegalStateException("A request acts for its own caller only");
        }
        var before = ACTING_FOR.get();
        ACTING_FOR.set(new Person(subject, scope));
        try {
            work.run();
        } finally {
            if (before == null) {
                ACTING_FOR.remove();
            } else {
                ACTING_FOR.set(before);
            }
        }
    }

    private record Person(String subject, Scope scope) {}
}
