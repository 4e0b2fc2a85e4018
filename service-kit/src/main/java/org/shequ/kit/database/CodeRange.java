package org.shequ.kit.database;

/**
 * All unit codes that begin with a prefix, as the bounds of a range: {@code code >= from AND code < below}. Unlike LIKE
 * it uses the index under any plan. Codes are digits, letters and hyphens, which all sort before the tilde.
 */
public record CodeRange(String from, String below) {

    public static CodeRange under(String prefix) {
        return new CodeRange(prefix, prefix + "~");
    }

    /** What lies under both: of two prefixes one of which begins with the other, the longer; else nothing. */
    public static CodeRange under(String first, String second) {
        if (first.startsWith(second)) {
            return under(first);
        }
        return second.startsWith(first) ? under(second) : new CodeRange("~", "~");
    }
}
