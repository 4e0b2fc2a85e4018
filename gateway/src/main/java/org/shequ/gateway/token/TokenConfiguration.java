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

    /** Where the roles stand; a path such as {@code realm_access.roles} walks into objects. */
    @WithDefault("groups")
    String rolesPath();

    /** Where a natural person's token names the record. */
    @WithDefault("scope_person")
    String personPath();

    /** How often published keys are read again. */
    @WithDefault("5m")
    Duration keyRefresh();
}
