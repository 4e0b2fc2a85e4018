package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

/** What both file forms do to a cell's text, once. */
final class Cells {

    /** A spreadsheet takes a cell that begins so for a formula, or splits it. */
    private static final String DANGEROUS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private static final int FULL_TO_HALF = 0xfee0;

    private Cells() {}

    /**
     * The text in its normal form: digits and letters in half width, every blank an ordinary one, none at the ends, and
     * without characters that nobody sees (zero-width ones, byte order marks, marks of direction). Null when nothing is left.
     */
    static @Nullable String clean(@Nullable String text, long row) {
        if (text == null) {
            return null;
        }
        if (text.length() > RawRows.MAX_CELL) {
            throw ProblemException.of(TabularProblem.CELL_TOO_LONG, row, RawRows.MAX_CELL);
        }
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.of(TabularProblem.CELL_UNREADABLE, row);
        }
        var normal = normal(text).strip();
        return normal.isEmpty() ? null : unguarded(normal);
    }

    private static String normal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (normal(text.charAt(i)) != text.charAt(i)) {
                return rewritten(text, i);
            }
        }
        return text;
    }

    private static String rewritten(String text, int from) {
        var normal = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            var c = normal(text.charAt(i));
            if (c != '\0') {
                normal.append(c);
            }
        }
        return normal.toString();
    }

    /** NUL for what is left out. */
    private static char normal(char c) {
        if (c < 0x80) {
            return c;
        }
        if ((c >= '\uff10' && c <= '\uff19') || (c >= '\uff21' && c <= '\uff3a') || (c >= '\uff41' && c <= '\uff5a')) {
            return (char) (c - FULL_TO_HALF);
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT -> '\0';
            default -> c;
        };
    }

    /** Puts an apostrophe before what a spreadsheet would run. */
    static String guarded(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Takes off the apostrophe that {@link #guarded} put there. */
    private static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && DANGEROUS.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    /** {@code AB12}, as a spreadsheet names a cell. */
    static String address(int index, long row) {
        var name = new StringBuilder();
        for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.append(row).toString();
    }
}
