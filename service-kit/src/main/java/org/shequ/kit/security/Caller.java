package org.shequ.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.privacy.AccessPurpose;
import org.shequ.kit.problem.ProblemException;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who acts. Inside an HTTP request: the bearer of the token. Outside one: the service itself, {@code system:<service>},
 * or whoever a job acts for ({@link #actingFor}).
 */
@ApplicationScoped
public class Caller {

    private static final ThreadLocal<@Nullable Acting> ACTING_FOR = new ThreadLocal<>();

    private final SecurityIdentity identity;
    private final String system;

    public Caller(SecurityIdentity identity, @ConfigProperty(name = "shequ.service") String service) {
        this.identity = identity;
        this.system = "system:" + service;
    }

    /** The token's subject; {@code anonymous} for a public endpoint called without one. */
    public String subject() {
        if (CurrentRequest.find() == null) {
            var acting = ACTING_FOR.get();
            return acting == null ? system : acting.subject;
        }
        if (identity.isAnonymous()) {
            return "anonymous";
        }
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }

    /**
     * What the caller may see. A natural person has no part of the map; while the own record is read, which the door has
     * made sure of, there is nothing that a part of the map would have to keep away.
     *
     * @throws ProblemException 403 OWN_RECORD_ONLY to a natural person who asks for anything else
     */
    public Scope scope() {
        if (CurrentRequest.find() == null) {
            var acting = ACTING_FOR.get();
            return acting == null ? Scope.ALL : acting.scope;
        }
        var scope = bearer().scope();
        if (scope != null) {
            return scope;
        }
        if (OwnRecordGate.admitted()) {
            return Scope.ALL;
        }
        throw OwnRecordGate.refused();
    }

    /** The natural person that the token was issued for; empty for an office, and for the service itself. */
    public Optional<UUID> person() {
        return CurrentRequest.find() == null || identity.isAnonymous()
                ? Optional.empty()
                : Optional.ofNullable(bearer().person());
    }

    /** What the token says of its bearer; 401 without a token. */
    Bearer bearer() {
        Bearer bearer = identity.getAttribute(Bearer.ATTRIBUTE);
        if (bearer == null) {
            throw ProblemException.of(CommonProblem.UNAUTHENTICATED);
        }
        return bearer;
    }

    /**
     * Whether the caller holds a permission such as {@code personnel:unmask}. The service itself may do everything; a job
     * that acts for somebody may no more than read, as its submission has been checked.
     */
    public boolean may(String permission) {
        if (CurrentRequest.find() == null) {
            return ACTING_FOR.get() == null;
        }
        return !identity.isAnonymous() && bearer().may(permission);
    }

    /**
     * Why the caller wants to see personal data unmasked: the X-Purpose header; who reads the own record need not state
     * that it is the own.
     */
    public Optional<Purpose> purpose() {
        var stated = Purpose.read(CurrentRequest.header(Purpose.HEADER));
        return person().isEmpty()
                ? stated
                : Optional.of(new Purpose(
                        AccessPurpose.PERSONAL_REQUEST,
                        stated.map(Purpose::note).orElse("")));
    }

    /** The client system that the token was issued to; empty for a token that names none. */
    public Optional<String> client() {
        return CurrentRequest.find() == null || identity.isAnonymous()
                ? Optional.empty()
                : Optional.ofNullable(bearer().client());
    }

    /** Whose cursors a caller may use: its own, within the scope that it had when it got them. */
    public String cursorOwner() {
        return subject() + " " + (CurrentRequest.find() == null || identity.isAnonymous() ? "" : bearer().reach());
    }

    /** Runs a job's work in the name of who submitted it; not inside an HTTP request. */
    public void actingFor(String subject, Scope scope, Runnable work) {
        if (CurrentRequest.find() != null) {
            throw new IllegalStateException("A request acts for its own caller only");
        }
        var before = ACTING_FOR.get();
        ACTING_FOR.set(new Acting(subject, scope));
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

    private record Acting(String subject, Scope scope) {}
}
