package org.shequ.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Remembers for a minute that a token was verified, by its SHA-256 and never by its text: the signature is most of what
 * a passage costs. No token is believed beyond its end without being verified again; a refusal is not remembered.
 */
final class BelievedTokens {

    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Cache<String, Bearer> tokens;

    BelievedTokens(InstantSource clock) {
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Whose the token is, from memory or by verifying it; what the verification throws is thrown. */
    Bearer bearer(String token, Function<String, Bearer> verification) {
        var name = nameOf(token);
        var known = tokens.getIfPresent(name);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known;
        }
        var verified = verification.apply(token);
        tokens.put(name, verified);
        return verified;
    }

    private static String nameOf(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
