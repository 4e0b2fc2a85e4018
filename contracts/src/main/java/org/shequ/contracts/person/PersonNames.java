package org.shequ.contracts.person;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/**
 * The one form in which a name is stored, searched for and verified, whatever was typed: normalisation form C, the middle
 * dot between the parts of a name always U+00B7, no blank between Han characters (李 静) or beside a dot.
 */
public final class PersonNames {

    public static final char MIDDLE_DOT = '\u00b7';

    /** Bullets, katakana and Greek dots, hyphenation point, full-width stop, dot operator, black circle. */
    private static final String DOTS = "\u00b7\u0387\u2022\u2027\u2219\u22c5\u25cf\u30fb\uff0e\uff65\ufe52\u2024\u16eb";

    private PersonNames() {}

    public static String normalForm(String written) {
        var name = Normalizer.normalize(written.strip(), Normalizer.Form.NFC);
        var normal = new StringBuilder(name.length());
        var characters = name.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            var c = characters[i];
            if (Character.isWhitespace(c)) {
                if (keepsBlank(characters, i)) {
                    normal.append(' ');
                }
            } else if (DOTS.indexOf(c) >= 0 || (c == '.' && betweenHan(characters, i))) {
                normal.append(MIDDLE_DOT);
            } else {
                normal.appendCodePoint(c);
            }
        }
        return normal.toString();
    }

    /** One blank of several stays between words, except where a Han character or a dot stands on either side. */
    private static boolean keepsBlank(int[] name, int at) {
        if (Character.isWhitespace(name[at - 1])) {
            return false;
        }
        var before = name[at - 1];
        var after = name[next(name, at, 1)];
        return !(isHan(before) && isHan(after))
                && !isDot(before, name, at - 1)
                && !isDot(after, name, next(name, at, 1));
    }

    private static boolean isDot(int c, int[] name, int at) {
        return DOTS.indexOf(c) >= 0 || (c == '.' && betweenHan(name, at));
    }

    private static boolean betweenHan(int[] name, int at) {
        var before = next(name, at, -1);
        var after = next(name, at, 1);
        return before >= 0 && after < name.length && isHan(name[before]) && isHan(name[after]);
    }

    /** The nearest place before or after that holds no blank. */
    private static int next(int[] name, int at, int step) {
        var place = at + step;
        while (place >= 0 && place < name.length && Character.isWhitespace(name[place])) {
            place += step;
        }
        return place;
    }

    private static boolean isHan(int c) {
        return (c >= 0x20000 && c <= 0x3fffd) || UnicodeScript.of(c) == UnicodeScript.HAN;
    }
}
