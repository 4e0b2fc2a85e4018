package org.shequ.kit.security;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import org.shequ.token.TokenVerifier;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tokens are verified here as they are at the gateway. */
@Singleton
public class Verification {

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    JWTCallerPrincipalFactory verifier() {
        return new TokenVerifier();
    }
}
