package org.shequ.gateway.token;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.core.Vertx;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.permission.RolePermissions;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.problem.GatewayProblem;
import org.shequ.gateway.problem.Refusal;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Verifies bearer tokens: RS256 by a published key, issuer, audience, time. What they permit, the services judge. */
@Singleton
public class TokenCheck {

    private static final int LONGEST_TOKEN = 8_000;
    private static final int CLOCK_SKEW_SECONDS = 5;
    private static final Duration SOONEST_REFRESH = Duration.ofSeconds(10);

    private final TokenConfiguration configuration;
    private final Vertx vertx;
    private final VerificationKeys keys;
    private final JwtConsumer consumer;
    private final AtomicLong refreshed = new AtomicLong();
    private final RolePermissions table = RolePermissions.load();
    private final BelievedTokens believed = new BelievedTokens(InstantSource.system());

    TokenCheck(TokenConfiguration configuration, Vertx vertx) {
        this.configuration = configuration;
        this.vertx = vertx;
        this.keys = new VerificationKeys(configuration.publicKeyLocation(), LocalKeysGuard.allows(profiles()));
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setVerificationKeyResolver((jws, nesting) -> key(jws))
                .setExpectedIssuer(configuration.issuer())
                .setExpectedAudience(configuration.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    void start(@Observes StartupEvent started) {
        LocalKeysGuard.checkIssuer(configuration.issuer(), profiles());
        try {
            keys.load();
            Log.infof("Tokens of %s are verified by the keys %s", configuration.issuer(), keys.ids());
        } catch (IOException e) {
            if (!configuration.publicKeyLocation().startsWith("http")) {
                throw new IllegalStateException(
                        "shequ.jwt.public-key-location " + configuration.publicKeyLocation() + " cannot be read: " + e,
                        e);
            }
            Log.warnf("The keys at %s cannot be read yet: %s", configuration.publicKeyLocation(), e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "shequ.jwt.public-key-location " + configuration.publicKeyLocation() + ": " + e.getMessage(), e);
        }
        vertx.setPeriodic(configuration.keyRefresh().toMillis(), tick -> refresh());
        vertx.setPeriodic(SOONEST_REFRESH.toMillis(), tick -> {
            if (!ready()) {
                refresh();
            }
        });
    }

    /** False until the first keys have been read. */
    public boolean ready() {
        return keys.loaded();
    }

    /**
     * Whose the token in the one Authorization header is.
     *
     * @throws Refusal when there is none, more than one, or it is not believed
     */
    public Bearer bearer(List<String> authorization) {
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
        return believed.bearer(token, this::verify);
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

    private Bearer verify(String token) {
        try {
            var structure = JsonWebStructure.fromCompactSerialization(token);
            if (!(structure instanceof JsonWebSignature)) {
                throw Refusal.of(CommonProblem.UNAUTHENTICATED);
            }
            var claims = consumer.processToClaims(token);
            var end = Math.min(claims.getExpirationTime().getValue(), Instant.MAX.getEpochSecond());
            return new Bearer(claims.getSubject(), permissions(claims), Instant.ofEpochSecond(end));
        } catch (InvalidJwtException e) {
            throw Refusal.unauthenticated(TokenFaults.of(e));
        } catch (MalformedClaimException | org.jose4j.lang.JoseException e) {
            Log.debugf("Token refused: %s", e.getClass().getSimpleName());
            throw Refusal.of(CommonProblem.UNAUTHENTICATED);
        }
    }

    /** As the services read them: a natural person has one role, and what is no list of words grants nothing. */
    private Set<String> permissions(JwtClaims claims) {
        var all = claims.getClaimsMap();
        if (find(all, configuration.personPath()) != null) {
            return table.of(List.of("person"));
        }
        var roles = find(all, configuration.rolesPath());
        var named = roles instanceof Collection<?> many ? many : roles == null ? List.of() : List.of(roles);
        return table.of(named.stream()
                .map(String::valueOf)
                .map(role -> role.startsWith("/") ? role.substring(1) : role)
                .filter(role -> !role.equals("person"))
                .toList());
    }

    private static @Nullable Object find(Map<String, Object> claims, String path) {
        var whole = claims.get(path);
        if (whole != null || path.indexOf('.') < 0) {
            return whole;
        }
        Object found = claims;
        for (var name : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found;
    }

    private Key key(JsonWebSignature jws) throws UnresolvableKeyException {
        var key = keys.find(jws.getKeyIdHeaderValue());
        if (key == null) {
            refreshSoon();
            throw new UnresolvableKeyException("unknown key id");
        }
        return key;
    }

    /** An unknown key id may be a new key, but must not let anybody make us ask without end. */
    private void refreshSoon() {
        var now = System.nanoTime();
        var last = refreshed.get();
        if ((last == 0 || now - last > SOONEST_REFRESH.toNanos()) && refreshed.compareAndSet(last, now)) {
            refresh();
        }
    }

    private void refresh() {
        vertx.executeBlocking(() -> {
            keys.refresh();
            return null;
        });
    }

    private static List<String> profiles() {
        return ConfigUtils.getProfiles();
    }
}
