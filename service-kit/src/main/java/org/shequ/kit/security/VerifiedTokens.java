package org.shequ.kit.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.shequ.token.RememberedTokens;
import org.shequ.token.TokenVerifier;

import java.time.InstantSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Verifies a token once and believes it for a minute. */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    private final JWTCallerPrincipalFactory verifier;
    private final RememberedTokens<JWTCallerPrincipal> remembered;

    public VerifiedTokens() {
        this(new TokenVerifier(), InstantSource.system());
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifier, InstantSource clock) {
        this.verifier = verifier;
        this.remembered = new RememberedTokens<>(clock, JWTCallerPrincipal::getExpirationTime);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        var known = remembered.find(token);
        if (known != null) {
            return known;
        }
        var principal = verifier.parse(token, rules); // whose tolerance for clocks decides about one that is just over
        remembered.keep(token, principal);
        return principal;
    }
}
