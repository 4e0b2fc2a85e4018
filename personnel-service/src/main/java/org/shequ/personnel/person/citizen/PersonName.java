package org.shequ.personnel.person.citizen;

import org.shequ.contracts.person.PersonNames;

import java.util.Optional;

/**
 * Names in full Unicode, kept in the one form of {@link PersonNames}. Rare ideographs pass; what deceives the eye (bidirectional
 * controls, zero-width and full-width characters) is refused, not repaired.
 */
public final class PersonName {

    public static final int MAX_CODE_POINTS = 60;

    public enum Fault {
        EMPTY,
        TOO_LONG,
        INVISIBLE_CHARACTER,
        FULL_WIDTH_CHARACTER,
        NOT_A_LETTER
    }

    private PersonName() {}

    public static String normalise(String written) {
        return PersonNames.normalForm(written);
    }

    /** What is wrong with a normalised name; empty when it can be a name. */
    public static Optional<Fault> fault(String name) {
        if (name.isEmpty()) {
            return Optional.of(Fault.EMPTY);
        }
        if (name.codePointCount(0, name.length()) > MAX_CODE_POINTS) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (name.codePoints().anyMatch(PersonName::isInvisible)) {
            return Optional.of(Fault.INVISIBLE_CHARACTER);
        }
        if (name.codePoints().anyMatch(c -> c >= 0xFF00 && c <= 0xFFEF || c == 0x3000)) {
            return Optional.of(Fault.FULL_WIDTH_CHARACTER);
        }
        boolean letters = isBase(name.codePointAt(0)) && name.codePoints().allMatch(PersonName::isAllowed);
        return letters ? Optional.empty() : Optional.of(Fault.NOT_A_LETTER);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
        };
    }

    private static boolean isBase(int c) {
        return Character.isLetter(c) || isIdeographicPlane(c);
    }

    /** Planes 2 and 3 hold ideographs only; newer extensions are letters to people before they are to the JDK. */
    private static boolean isIdeographicPlane(int c) {
        return c >= 0x20000 && c <= 0x3FFFD;
    }

    private static boolean isAllowed(int c) {
        return isBase(c) || isMark(c) || c == ' ' || c == '·' || c == '\'' || c == '-' || c == '.';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
