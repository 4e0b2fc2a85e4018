package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

/** What both file forms do to a cell's text. */
final class Cells {

    /** A spreadsheet takes a cell that begins so for a formula, or splits it. */
    private static final String DANGEROUS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private Cells() {}

    /** Trimmed, blanks of every width included; null when nothing is left. */
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
        var from = 0;
        var to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return from == to ? null : unguarded(text.substring(from, to));
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

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff' || c == '\u200b';
    }
}
