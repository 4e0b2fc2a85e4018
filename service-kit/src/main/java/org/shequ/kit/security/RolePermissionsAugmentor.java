package org.shequ.kit.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.shequ.token.RefusedClaim;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives a bearer the roles that the table knows and the permissions that it grants them, and nothing else that the token
 * may say of roles; a natural person gets the role {@code person} alone.
 */
@ApplicationScoped
public class RolePermissionsAugmentor implements SecurityIdentityAugmentor {

    private final TokenClaims claims;
    private final RememberedIdentities remembered;

    public RolePermissionsAugmentor(TokenClaims claims, RememberedIdentities remembered) {
        this.claims = claims;
        this.remembered = remembered;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        Bearer bearer;
        try {
            bearer = claims.read(token);
        } catch (RefusedClaim refused) {
            return Uni.createFrom().failure(new AuthenticationFailedException(refused));
        }
        var known = new BearerIdentity(token, bearer);
        var verified = identity.getCredential(JsonWebTokenCredential.class);
        if (verified != null) {
            remembered.keep(verified.getToken(), known);
        }
        return Uni.createFrom().item(known);
    }
}
