package org.shequ.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** Whose tokens are believed; the same keys as in the services, which check again. */
@ConfigMapping(prefix = "shequ.jwt")
public interface TokenConfiguration {

    String issuer();

    /** JWKS or PEM, at {@code file:} or {@code https:}. */
    String publicKeyLocation();

    @WithDefault("shequ")
    String audience();

    /** How often published keys are read again. */
    @WithDefault("5m")
    Duration keyRefresh();
}
