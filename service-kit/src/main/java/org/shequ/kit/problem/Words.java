package org.shequ.kit.problem;

import org.shequ.contracts.problem.Language;

import java.util.Locale;

/** A phrase in both languages, as an argument of a problem's detail. */
public record Words(String english, String chinese) {

    private static final String BETWEEN = " / ";

    /** What is written as {@code "English / 中文"}; a text without a division is the same in both. */
    public static Words read(String both) {
        var divide = both.indexOf(BETWEEN);
        return divide < 0
                ? new Words(both, both)
                : new Words(both.substring(0, divide), both.substring(divide + BETWEEN.length()));
    }

    /** The name of a constant; in English as it is written, in small letters: {@code public institution}. */
    public static Words of(Enum<?> constant, String chinese) {
        return new Words(constant.name().toLowerCase(Locale.ROOT).replace('_', ' '), chinese);
    }

    public String in(Language language) {
        return language.choose(english, chinese);
    }

    @Override
    public String toString() {
        return english;
    }
}
