package org.shequ.kit.json;

/** Which characters a text may have: those that a database keeps and a reader of UTF-8 reads back. */
final class Text {

    private Text() {}

    /** Without NUL (PostgreSQL cannot keep it) and without half a surrogate pair (UTF-8 cannot write it). */
    static boolean isWhole(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
