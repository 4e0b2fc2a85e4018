package org.shequ.kit.privacy;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Shows of personal data what a caller without a purpose may see, in the forms of {@link DisclosurePolicy}. Null stays
 * null. Characters are code points, so that a rare ideograph outside the basic plane counts as the one character it is.
 */
public final class Masking {

    private static final int PROVINCE_DIGITS = 3;
    private static final int LAST_DIGITS = 4;
    private static final int SHORTEST_CITIZEN_ID = 15;
    private static final int SHORTEST_PHONE = 11;

    private static final Pattern CITIZEN_ID = Pattern.compile("[0-9]{17}[0-9Xx]|[0-9]{15}|[A-Za-z]{3}[0-9]{12}");
    private static final Pattern MOBILE = Pattern.compile("(\\+?86[ -]?)?1[0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]{4}");

    private Masking() {}

    /** {@code 320***************}; what is too short for an ID, or begins with a nationality, is hidden whole. */
    public static <S extends @Nullable String> S citizenId(S id) {
        return masked(PersonField.CITIZEN_ID, id);
    }

    /** {@code 138****5678}; what is too short for a mobile number is hidden whole. */
    public static <S extends @Nullable String> S phone(S number) {
        return masked(PersonField.PHONE, number);
    }

    /**
     * {@code 张*}, {@code 欧**}, {@code 阿****·***}, {@code J*** *****}: the first character stays, blanks and the marks
     * between the parts of a name stay, all else is hidden; a name of one character is hidden whole.
     */
    public static <S extends @Nullable String> S name(S name) {
        return masked(PersonField.NAME, name);
    }

    /** Hides a value that looks like a citizen ID or a mobile number and leaves any other as it is. */
    public static <S extends @Nullable String> S revealing(S value) {
        if (value == null) {
            return value;
        }
        var text = value.strip();
        if (CITIZEN_ID.matcher(text).matches()) {
            return trimmed(citizenId(text));
        }
        return MOBILE.matcher(text).matches() ? trimmed(phone(text)) : value;
    }

    @SuppressWarnings("unchecked")
    private static <S extends @Nullable String> S trimmed(String masked) {
        return (S) masked;
    }

    /** The value in the form that the policy has for the field. */
    @SuppressWarnings("unchecked")
    static <S extends @Nullable String> S masked(PersonField field, S value) {
        return value == null
                ? value
                : (S) in(DisclosurePolicy.inForce().of(field).form(), value);
    }

    static String in(MaskForm form, String value) {
        return switch (form) {
            case SHOWN -> value;
            case LAST_FOUR -> ends(value, SHORTEST_CITIZEN_ID, 0, LAST_DIGITS);
            case ENDS -> ends(value, SHORTEST_PHONE, PROVINCE_DIGITS, LAST_DIGITS);
            case PROVINCE -> ends(value, SHORTEST_CITIZEN_ID, beginsWithDigit(value) ? PROVINCE_DIGITS : 0, 0);
            case INITIAL -> initial(value);
            case MONTH, YEAR, HIDDEN -> ends(value, Integer.MAX_VALUE, 0, 0);
        };
    }

    /** Letters in front of a number are a nationality, which would name somebody. */
    private static boolean beginsWithDigit(String value) {
        return !value.isEmpty() && Character.isDigit(value.charAt(0));
    }

    private static String ends(String text, int shortest, int first, int last) {
        var length = text.codePointCount(0, text.length());
        if (length < shortest || first + last >= length) {
            return "*".repeat(length);
        }
        return text.substring(0, text.offsetByCodePoints(0, first))
                + "*".repeat(length - first - last)
                + text.substring(text.offsetByCodePoints(text.length(), -last));
    }

    private static String initial(String name) {
        var masked = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at = name.offsetByCodePoints(at, 1)) {
            var character = name.codePointAt(at);
            var open = at == 0 && name.codePointCount(0, name.length()) > 1 || separatesParts(character);
            masked.appendCodePoint(open ? character : '*');
        }
        return masked.toString();
    }

    private static boolean separatesParts(int character) {
        return Character.isWhitespace(character) || "·•・‧.-'’".indexOf(character) >= 0;
    }
}
