package org.shequ.kit.security;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.TokenFault;
import org.shequ.token.ClaimPath;
import org.shequ.token.RefusedClaim;
import org.shequ.token.TokenRoles;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads what a verified token says of its bearer. */
@ApplicationScoped
public class TokenClaims {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final List<String> CLIENT = List.of("azp", "client_id");

    private final TokenRoles roles;
    private final ClaimPath unitPath;

    public TokenClaims(
            TokenRoles roles,
            @ConfigProperty(name = "shequ.jwt.unit-path", defaultValue = "scope_unit") String unitPath) {
        this.roles = roles;
        this.unitPath = new ClaimPath(unitPath);
    }

    /** Where the roles stand, for refusals that must name the claim. */
    String rolesPath() {
        return roles.rolesPath().path();
    }

    /**
     * @throws RefusedClaim when the token does not say whose it is, or says it in two ways: a token is an office's or a
     *     natural person's, and a person's roles grant nothing
     */
    Bearer read(JsonWebToken token) {
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw RefusedClaim.of(TokenFault.SUBJECT_MISSING);
        }
        var personPath = roles.personPath();
        var unit = unitPath.find(token);
        var person = personPath.find(token);
        if (unit != null && person != null) {
            throw new RefusedClaim(
                    personPath.path(),
                    "ONE_SCOPE",
                    "must not stand beside " + unitPath + ": a token is an office's or a natural person's",
                    "不得与 " + unitPath + " 并存：令牌或属单位，或属自然人本人");
        }
        if (person != null) {
            return bearer(token, null, personId(person));
        }
        if (unit == null) {
            throw new RefusedClaim(
                    unitPath.path(), "REQUIRED", "is missing, and " + personPath + " too", "缺少该声明，且无 " + personPath);
        }
        return bearer(token, scope(unit), null);
    }

    private Bearer bearer(JsonWebToken token, @Nullable Scope scope, @Nullable UUID person) {
        var held = roles.of(token);
        return new Bearer(held, roles.permissions(held), scope, person, client(token));
    }

    private static @Nullable String client(JsonWebToken token) {
        return CLIENT.stream()
                .map(name -> token.<Object>getClaim(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse(null);
    }

    private Scope scope(Object claim) {
        var texts = ClaimPath.texts(claim);
        if (texts.size() != 1 || !Scope.isScope(texts.getFirst())) {
            throw new RefusedClaim(unitPath.path(), "UNIT", "must be one unit code or *", "须为一个单位代码或 *");
        }
        return new Scope(texts.getFirst());
    }

    private UUID personId(Object claim) {
        var texts = ClaimPath.texts(claim);
        if (texts.size() != 1 || !ID.matcher(texts.getFirst()).matches()) {
            throw new RefusedClaim(
                    roles.personPath().path(), "PERSON", "must be the id of one person (UUID)", "须为一名人员的标识（UUID）");
        }
        return UUID.fromString(texts.getFirst());
    }
}
