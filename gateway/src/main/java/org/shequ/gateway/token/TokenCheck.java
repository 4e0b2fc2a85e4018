package org.shequ.gateway.token;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.TokenFault;
import org.shequ.gateway.problem.GatewayProblem;
import org.shequ.gateway.problem.Refusal;
import org.shequ.token.RefusedClaim;
import org.shequ.token.RememberedTokens;
import org.shequ.token.TokenRoles;
import org.shequ.token.TokenVerifier;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Verifies bearer tokens as the services do, which check again; what they permit, the services judge. A token that is new
 * here is verified on a thread that may wait for the issuer's keys; the event loops only look at what is remembered.
 */
@Singleton
public class TokenCheck {

    private static final int LONGEST_TOKEN = 8_000;
    private static final int THREADS = 8;
    private static final long RETRY_MILLIS = 10_000;

    private final JWTAuthContextInfo rules;
    private final TokenRoles roles;
    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final TokenVerifier verifier = new TokenVerifier();
    private final RememberedTokens<Bearer> believed = new RememberedTokens<>(InstantSource.system(), Bearer::until);

    TokenCheck(JWTAuthContextInfo rules, TokenRoles roles, Vertx vertx) {
        this.rules = rules;
        this.roles = roles;
        this.vertx = vertx;
        this.threads = vertx.createSharedWorkerExecutor("token-check", THREADS);
    }

    void start(@Observes StartupEvent started) {
        try {
            verifier.load(rules);
        } catch (UnresolvableKeyException unreadable) {
            if (rules.getPublicKeyLocation() == null) {
                throw new IllegalStateException("shequ.jwt.public-key-location cannot be used", unreadable);
            }
            Log.warnf(unreadable, "The keys at %s cannot be read yet", rules.getPublicKeyLocation());
        }
        vertx.setPeriodic(RETRY_MILLIS, tick -> {
            if (!ready()) {
                threads.executeBlocking(
                        () -> {
                            verifier.load(rules);
                            return true;
                        },
                        false);
            }
        });
    }

    /** False until the first keys have been read. */
    public boolean ready() {
        return verifier.loaded();
    }

    /**
     * The token in the one Authorization header.
     *
     * @throws Refusal when there is none, or more than one
     */
    public String token(List<String> authorization) {
        if (authorization.size() > 1) {
            throw Refusal.of(GatewayProblem.AMBIGUOUS_REQUEST);
        }
        var header = authorization.isEmpty() ? "" : authorization.getFirst();
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7) || header.length() > LONGEST_TOKEN) {
            throw Refusal.of(CommonProblem.UNAUTHENTICATED);
        }
        var token = header.substring(7).strip();
        // a list of credentials in one header would be read differently by different parties
        if (!isOneWord(token)) {
            throw Refusal.of(CommonProblem.UNAUTHENTICATED);
        }
        return token;
    }

    private static boolean isOneWord(String token) {
        for (var i = 0; i < token.length(); i++) {
            var c = token.charAt(i);
            if (c <= ' ' || c == ',') {
                return false;
            }
        }
        return !token.isEmpty();
    }

    /** Whose a token is that was verified less than a minute ago; null for every other. */
    public @Nullable Bearer remembered(String token) {
        return believed.find(token);
    }

    /** Whose the token is, or the {@link Refusal}. */
    public Future<Bearer> verify(String token) {
        return threads.executeBlocking(() -> verified(token), false).map(Objects::requireNonNull);
    }

    private Bearer verified(String token) {
        if (!ready()) {
            throw Refusal.of(CommonProblem.UNAUTHENTICATED);
        }
        try {
            var principal = verifier.parse(token, rules);
            var subject = principal.getSubject();
            if (subject == null || subject.isBlank()) {
                throw Refusal.unauthenticated(RefusedClaim.of(TokenFault.SUBJECT_MISSING));
            }
            var bearer = new Bearer(subject, roles.permissions(roles.of(principal)), principal.getExpirationTime());
            believed.keep(token, bearer);
            return bearer;
        } catch (ParseException refused) {
            throw RefusedClaim.within(refused)
                    .map(Refusal::unauthenticated)
                    .orElseGet(() -> Refusal.of(CommonProblem.UNAUTHENTICATED));
        }
    }
}
