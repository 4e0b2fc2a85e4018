package org.shequ.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Verifies a token: RS256 by a published key, issuer, audience, time. What is refused names the claim to blame as the cause
 * ({@link RefusedClaim}). Keys may have to be fetched, so this blocks.
 */
public final class TokenVerifier extends JWTCallerPrincipalFactory {

    /** How long an issuer whose keys could not be read is left alone. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final Parser parser;

    public TokenVerifier() {
        this(InstantSource.system());
    }

    TokenVerifier(InstantSource clock) {
        this.parser = new Parser(clock);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        try {
            var context = parser.parse(token, rules);
            var type = context.getJoseObjects().getFirst().getHeader("typ");
            return new DefaultJWTCallerPrincipal(type, context.getJwtClaims());
        } catch (ParseException refused) {
            throw RefusedTokens.explained(refused);
        }
    }

    /** Reads the keys now, if they are not yet known. */
    public void load(JWTAuthContextInfo rules) throws UnresolvableKeyException {
        parser.getVerificationKeyResolver(rules);
    }

    /** Whether any token can be verified. */
    public boolean loaded() {
        return parser.keys != null;
    }

    /** The first keys are read by one thread, and where that failed, not again by each token that comes. */
    private static final class Parser extends DefaultJWTTokenParser {

        private final InstantSource clock;
        private volatile @Nullable VerificationKeyResolver keys;
        private Instant next = Instant.MIN;

        Parser(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules)
                throws UnresolvableKeyException {
            var known = keys;
            return known != null ? known : read(rules);
        }

        private synchronized VerificationKeyResolver read(JWTAuthContextInfo rules) throws UnresolvableKeyException {
            var known = keys;
            if (known != null) {
                return known;
            }
            if (clock.instant().isBefore(next)) {
                throw new UnresolvableKeyException("the keys could not be read a moment ago");
            }
            try {
                var read = new IssuerKeys(rules);
                keys = read;
                return read;
            } finally {
                next = clock.instant().plus(REST);
            }
        }
    }
}
