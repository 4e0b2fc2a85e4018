package org.shequ.kit.database;

/** Patterns for LIKE in which the caller's percent signs and underscores stand for themselves. */
public final class Like {

    private Like() {}

    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
