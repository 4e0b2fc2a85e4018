package org.shequ.kit.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedIdentitiesTest {

    private final RememberedIdentities identities = new RememberedIdentities();

    private static BearerIdentity identity(Instant end, String... permissions) {
        var claims = new JwtClaims();
        claims.setSubject("clerk");
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        return new BearerIdentity(
                new DefaultJWTCallerPrincipal(claims),
                new Bearer(Set.of("clerk"), Set.of(permissions), Scope.ALL, null, null));
    }

    @Test
    void who_was_verified_is_known_by_the_same_token() {
        var clerk = identity(Instant.now().plusSeconds(600));
        identities.keep("eyJ.a.b", clerk);
        assertThat(identities.find("Bearer eyJ.a.b")).isSameAs(clerk);
        assertThat(clerk.<Bearer>getAttribute(Bearer.ATTRIBUTE)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer eyJ.a.c", "Bearer  eyJ.a.b", "Bearer eyJ.a.b ", "Basic eyJ.a.b", "eyJ.a.b", "Bearer", ""
            })
    void whoever_comes_with_anything_else_is_not(String header) {
        identities.keep("eyJ.a.b", identity(Instant.now().plusSeconds(600)));
        assertThat(identities.find(header)).isNull();
    }

    @Test
    void a_token_that_is_over_opens_nothing() {
        identities.keep("eyJ.a.b", identity(Instant.now().minusSeconds(1)));
        assertThat(identities.find("Bearer eyJ.a.b")).isNull();
        assertThat(identities.find(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"quota:manage, true", "quota:read, false", "personnel:manage, false", "ops:read, true"})
    void a_permission_is_granted_that_the_roles_grant(String asked, boolean granted) {
        var clerk = identity(Instant.now().plusSeconds(600), "quota:manage", "ops:read");
        var permission = Permissions.parse(asked);
        assertThat(clerk.checkPermissionBlocking(permission)).isEqualTo(granted);
        assertThat(clerk.checkPermissionBlocking(permission)).as("again").isEqualTo(granted);
    }
}
