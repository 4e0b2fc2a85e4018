package org.shequ.kit.security;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.permission.RolePermissions;
import org.shequ.contracts.problem.TokenFault;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * Reads what a verified token says of its bearer. Where the claims stand is the identity provider's choice: a path such as
 * {@code realm_access.roles} walks into objects, and a claim whose own name has dots in it is found as it is.
 */
@ApplicationScoped
public class TokenClaims {

    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final RolePermissions table = RolePermissions.load();
    private final String rolesPath;
    private final String unitPath;
    private final String personPath;

    @Inject
    public TokenClaims(
            @ConfigProperty(name = "shequ.jwt.roles-path", defaultValue = "groups") String rolesPath,
            @ConfigProperty(name = "shequ.jwt.unit-path", defaultValue = "scope_unit") String unitPath,
            @ConfigProperty(name = "shequ.jwt.person-path", defaultValue = "scope_person") String personPath) {
        this.rolesPath = rolesPath;
        this.unitPath = unitPath;
        this.personPath = personPath;
    }

    /** Where the roles stand, for refusals that must name the claim. */
    String rolesPath() {
        return rolesPath;
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
        var unit = find(token, unitPath);
        var person = find(token, personPath);
        if (unit != null && person != null) {
            throw new RefusedClaim(
                    personPath,
                    "ONE_SCOPE",
                    "must not stand beside " + unitPath + ": a token is an office's or a natural person's",
                    "不得与 " + unitPath + " 并存：令牌或属单位，或属自然人本人");
        }
        if (person != null) {
            return bearer(List.of(Bearer.PERSON_ROLE), null, personId(person));
        }
        if (unit == null) {
            throw new RefusedClaim(
                    unitPath, "REQUIRED", "is missing, and " + personPath + " too", "缺少该声明，且无 " + personPath);
        }
        return bearer(roles(find(token, rolesPath)), scope(unit), null);
    }

    private Bearer bearer(Collection<String> named, @Nullable Scope scope, @Nullable UUID person) {
        var roles = table.known(named);
        return new Bearer(roles, table.of(roles), scope, person);
    }

    /** Keycloak writes a group with its path: {@code /viewer}. Nobody becomes a person by a role. */
    private static List<String> roles(@Nullable Object claim) {
        return texts(claim).stream()
                .map(role -> role.startsWith("/") ? role.substring(1) : role)
                .filter(role -> !role.equals(Bearer.PERSON_ROLE))
                .toList();
    }

    private Scope scope(Object claim) {
        var texts = texts(claim);
        if (texts.size() != 1 || !Scope.isScope(texts.getFirst())) {
            throw new RefusedClaim(unitPath, "UNIT", "must be one unit code or *", "须为一个单位代码或 *");
        }
        return new Scope(texts.getFirst());
    }

    private UUID personId(Object claim) {
        var texts = texts(claim);
        if (texts.size() != 1 || !ID.matcher(texts.getFirst()).matches()) {
            throw new RefusedClaim(personPath, "PERSON", "must be the id of one person (UUID)", "须为一名人员的标识（UUID）");
        }
        return UUID.fromString(texts.getFirst());
    }

    /** Null when nothing stands there. */
    private static @Nullable Object find(JsonWebToken token, String path) {
        var whole = present(token.getClaim(path));
        if (whole != null || path.indexOf('.') < 0) {
            return whole;
        }
        var names = DOT.split(path, -1);
        var found = present(token.getClaim(names[0]));
        for (int i = 1; found != null && i < names.length; i++) {
            found = found instanceof Map<?, ?> object ? present(object.get(names[i])) : null;
        }
        return found;
    }

    private static @Nullable Object present(@Nullable Object claim) {
        return claim == JsonValue.NULL ? null : claim;
    }

    /** A text, a whole number or an array of them; anything else is an empty text, which is valid nowhere. */
    private static List<String> texts(@Nullable Object claim) {
        if (claim == null) {
            return List.of();
        }
        if (claim instanceof Collection<?> array) {
            var texts = new ArrayList<String>();
            array.forEach(element -> texts.add(text(element)));
            return texts;
        }
        return List.of(text(claim));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case JsonString text -> text.getString();
            case JsonNumber number
            when number.isIntegral() -> number.bigIntegerValue().toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case BigDecimal number
            when number.stripTrailingZeros().scale() <= 0 ->
                number.toBigInteger().toString();
            case null, default -> "";
        };
    }
}
