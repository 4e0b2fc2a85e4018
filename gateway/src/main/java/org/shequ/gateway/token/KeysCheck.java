package org.shequ.gateway.token;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import jakarta.enterprise.context.ApplicationScoped;

/** Without keys no token can be verified, and nobody should be sent here. */
@Readiness
@ApplicationScoped
public class KeysCheck implements HealthCheck {

    private final TokenCheck tokens;

    KeysCheck(TokenCheck tokens) {
        this.tokens = tokens;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("token keys").status(tokens.ready()).build();
    }
}
