package org.shequ.kit.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.shequ.token.RememberedTokens;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class VerifiedTokensTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private final Verifier verifier = new Verifier();
    private final VerifiedTokens tokens = new VerifiedTokens(verifier, time::get);
    private final JWTAuthContextInfo rules = new JWTAuthContextInfo();

    /** Believes every token until its own end, which is the token's text as seconds after noon. */
    private final class Verifier extends JWTCallerPrincipalFactory {

        private int asked;

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
            asked++;
            var end = NOON.plusSeconds(Long.parseLong(token));
            if (!time.get().isBefore(end)) {
                throw new ParseException("over");
            }
            var claims = new JwtClaims();
            claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
            return new DefaultJWTCallerPrincipal(claims);
        }
    }

    @Test
    void a_token_is_verified_once_in_a_minute() throws ParseException {
        var first = tokens.parse("3600", rules);
        time.set(NOON.plus(RememberedTokens.REMEMBERED).minusSeconds(1));
        assertSame(first, tokens.parse("3600", rules));
        assertEquals(1, verifier.asked);
        time.set(NOON.plus(RememberedTokens.REMEMBERED));
        tokens.parse("3600", rules);
        assertEquals(2, verifier.asked);
    }

    @Test
    void another_token_is_verified_for_itself() throws ParseException {
        tokens.parse("3600", rules);
        tokens.parse("3601", rules);
        assertEquals(2, verifier.asked);
    }

    @Test
    void a_remembered_token_opens_nothing_beyond_its_end() throws ParseException {
        tokens.parse("5", rules);
        time.set(NOON.plusSeconds(5));
        assertThrows(ParseException.class, () -> tokens.parse("5", rules));
    }

    @Test
    void a_refused_token_is_verified_each_time() {
        assertThrows(ParseException.class, () -> tokens.parse("0", rules));
        assertThrows(ParseException.class, () -> tokens.parse("0", rules));
        assertEquals(2, verifier.asked);
    }
}
