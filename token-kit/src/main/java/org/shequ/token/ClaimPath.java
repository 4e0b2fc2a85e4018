package org.shequ.token;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * Where a claim stands, which is the identity provider's choice: {@code realm_access.roles} walks into objects, and a claim
 * whose own name has dots in it is found as it is.
 */
public record ClaimPath(String path) {

    private static final Pattern DOT = Pattern.compile("\\.");

    /** Null when nothing stands there. */
    public @Nullable Object find(JsonWebToken token) {
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
    public static List<String> texts(@Nullable Object claim) {
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

    @Override
    public String toString() {
        return path;
    }
}
