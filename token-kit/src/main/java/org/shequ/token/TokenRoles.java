package org.shequ.token;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.shequ.contracts.permission.RolePermissions;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** The roles that a verified token names, and what the table grants them. */
@ApplicationScoped
public class TokenRoles {

    /** The role of whoever bears a token with a person's id; never taken from a token. */
    public static final String PERSON = "person";

    private final RolePermissions table = RolePermissions.load();
    private final ClaimPath rolesPath;
    private final ClaimPath personPath;

    public TokenRoles(
            @ConfigProperty(name = "shequ.jwt.roles-path", defaultValue = "groups") String rolesPath,
            @ConfigProperty(name = "shequ.jwt.person-path", defaultValue = "scope_person") String personPath) {
        this.rolesPath = new ClaimPath(rolesPath);
        this.personPath = new ClaimPath(personPath);
    }

    /** Where the roles stand, for refusals that must name the claim. */
    public ClaimPath rolesPath() {
        return rolesPath;
    }

    /** Where a natural person's token names the record. */
    public ClaimPath personPath() {
        return personPath;
    }

    /** Those of the table; a natural person has one role, whatever the token says of others. */
    public Set<String> of(JsonWebToken token) {
        return personPath.find(token) == null ? table.known(named(token)) : Set.of(PERSON);
    }

    /** What the roles grant together. */
    public Set<String> permissions(Set<String> roles) {
        return table.of(roles);
    }

    /** Keycloak writes a group with its path: {@code /viewer}. Nobody becomes a person by a role. */
    private List<String> named(JsonWebToken token) {
        return ClaimPath.texts(rolesPath.find(token)).stream()
                .map(role -> role.startsWith("/") ? role.substring(1) : role)
                .filter(role -> !role.equals(PERSON))
                .toList();
    }
}
