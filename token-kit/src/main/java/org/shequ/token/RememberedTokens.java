package org.shequ.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Remembers for a minute that a token was verified, by its SHA-256 and never by its text: the signature is most of what a
 * small read costs. The end of a token is looked at each time; a withdrawn key is noticed after that minute. What is
 * refused is not remembered.
 */
public final class RememberedTokens<T> {

    public static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final MessageDigest SHA_256 = sha256();

    private final InstantSource clock;
    private final ToLongFunction<T> end;
    private final Cache<Name, T> tokens;

    /** @param end of a token, in seconds since 1970 */
    public RememberedTokens(InstantSource clock, ToLongFunction<T> end) {
        this.clock = clock;
        this.end = end;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** What the token was found to say; null when it must be verified. */
    public @Nullable T find(String token) {
        var known = tokens.getIfPresent(Name.of(token));
        return known != null && clock.instant().getEpochSecond() < end.applyAsLong(known) ? known : null;
    }

    /** It was verified just now. */
    public void keep(String token, T verified) {
        tokens.put(Name.of(token), verified);
    }

    /** A SHA-256, in words. */
    private record Name(long first, long second, long third, long fourth) {

        static Name of(String token) {
            var digest = ByteBuffer.wrap(digest().digest(token.getBytes(StandardCharsets.UTF_8)));
            return new Name(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
        }

        /** A copy of one that is never used: it is found once, not for every request. */
        private static MessageDigest digest() {
            try {
                return (MessageDigest) SHA_256.clone();
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
