package org.shequ.kit.privacy;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Shows of personal data what everybody may see. Null stays null. Characters are code points, so that a rare
 * ideograph outside the basic plane counts as the one character it is.
 */
public final class Masking {

    private static final int AREA_DIGITS = 6;
    private static final int LAST_DIGITS = 4;
    private static final int SHORTEST_CITIZEN_ID = 15;
    private static final int SHORTEST_PHONE = 11;

    private static final Pattern CITIZEN_ID = Pattern.compile("[0-9]{17}[0-9Xx]|[0-9]{15}");
    private static final Pattern MOBILE = Pattern.compile("(\\+?86[ -]?)?1[0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]{4}");

    private Masking() {}

    /** {@code 320602********1234}; what is too short for an ID is hidden whole. */
    @SuppressWarnings("unchecked")
    public static <S extends @Nullable String> S citizenId(S id) {
        return id == null ? id : (S) ends(id, SHORTEST_CITIZEN_ID, AREA_DIGITS);
    }

    /** {@code 138****5678}; what is too short for a mobile number is hidden whole. */
    @SuppressWarnings("unchecked")
    public static <S extends @Nullable String> S phone(S number) {
        return number == null ? number : (S) ends(number, SHORTEST_PHONE, 3);
    }

    /**
     * {@code 张*}, {@code 欧**}, {@code 阿****·***}, {@code J*** *****}: the first character stays, blanks and the marks
     * between the parts of a name stay, all else is hidden; a name of one character is hidden whole.
     */
    @SuppressWarnings("unchecked")
    public static <S extends @Nullable String> S name(S name) {
        return name == null ? name : (S) maskedName(name);
    }

    /** Hides a value that looks like a citizen ID or a mobile number and leaves any other as it is. */
    @SuppressWarnings("unchecked")
    public static <S extends @Nullable String> S revealing(S value) {
        if (value == null) {
            return value;
        }
        var text = value.strip();
        if (CITIZEN_ID.matcher(text).matches()) {
            return (S) ends(text, SHORTEST_CITIZEN_ID, AREA_DIGITS);
        }
        return MOBILE.matcher(text).matches() ? (S) ends(text, SHORTEST_PHONE, 3) : value;
    }

    private static String ends(String text, int shortest, int first) {
        var characters = text.codePoints().toArray();
        var shown = characters.length >= shortest;
        var masked = new StringBuilder(text.length());
        for (int i = 0; i < characters.length; i++) {
            var open = shown && (i < first || i >= characters.length - LAST_DIGITS);
            masked.appendCodePoint(open ? characters[i] : '*');
        }
        return masked.toString();
    }

    private static String maskedName(String name) {
        var characters = name.codePoints().toArray();
        var masked = new StringBuilder(name.length());
        for (int i = 0; i < characters.length; i++) {
            var open = (i == 0 && characters.length > 1) || separatesParts(characters[i]);
            masked.appendCodePoint(open ? characters[i] : '*');
        }
        return masked.toString();
    }

    private static boolean separatesParts(int character) {
        return Character.isWhitespace(character) || "·•・‧.-'’".indexOf(character) >= 0;
    }
}
