package org.shequ.kit.security;

import io.quarkus.security.credential.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import java.security.Permission;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Whoever bears a verified token, with what the table of roles grants. It belongs to no request, so one serves all that come
 * with the token, and each of the program's permissions is weighed once. The token's text is no part of it.
 */
final class BearerIdentity implements SecurityIdentity {

    private static final Uni<Boolean> GRANTED = Uni.createFrom().item(true);
    private static final Uni<Boolean> REFUSED = Uni.createFrom().item(false);

    private final JsonWebToken token;
    private final Bearer bearer;
    private final long end;
    private final Set<Permission> permissions;
    private final Map<Permission, Uni<Boolean>> weighed =
            new ConcurrentHashMap<>(); // those that operations name, no more

    BearerIdentity(JsonWebToken token, Bearer bearer) {
        this.token = token;
        this.bearer = bearer;
        this.end = token.getExpirationTime();
        this.permissions =
                bearer.permissions().stream().map(Permissions::parse).collect(Collectors.toUnmodifiableSet());
    }

    /** The last second of the token, since 1970. */
    long end() {
        return end;
    }

    @Override
    public Principal getPrincipal() {
        return token;
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }

    @Override
    public Set<String> getRoles() {
        return bearer.roles();
    }

    @Override
    public boolean hasRole(String role) {
        return bearer.roles().contains(role);
    }

    @Override
    public Set<Permission> getPermissions() {
        return permissions;
    }

    @Override
    public <T extends Credential> @Nullable T getCredential(Class<T> type) {
        return null;
    }

    @Override
    public Set<Credential> getCredentials() {
        return Set.of();
    }

    @Override
    @SuppressWarnings("unchecked") // by the name alone
    public <T> @Nullable T getAttribute(String name) {
        return name.equals(Bearer.ATTRIBUTE) ? (T) bearer : null;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of(Bearer.ATTRIBUTE, bearer);
    }

    @Override
    public Uni<Boolean> checkPermission(Permission asked) {
        return weighed.computeIfAbsent(
                asked,
                permission -> permissions.stream().anyMatch(held -> held.implies(permission)) ? GRANTED : REFUSED);
    }
}
