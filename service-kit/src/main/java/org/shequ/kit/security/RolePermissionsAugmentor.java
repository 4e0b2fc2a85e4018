package org.shequ.kit.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.shequ.contracts.permission.RolePermissions;

import jakarta.enterprise.context.ApplicationScoped;

/** Gives a bearer the permissions of the roles in its token, by the one table and nothing else. */
@ApplicationScoped
public class RolePermissionsAugmentor implements SecurityIdentityAugmentor {

    private final RolePermissions permissions = RolePermissions.load();

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        var granted = QuarkusSecurityIdentity.builder(identity);
        permissions.of(identity.getRoles()).forEach(permission -> granted.addPermission(Permissions.parse(permission)));
        return Uni.createFrom().item(granted.build());
    }
}
