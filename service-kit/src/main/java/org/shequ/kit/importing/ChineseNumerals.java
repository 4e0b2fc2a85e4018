package org.shequ.kit.importing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of official documents in digits: 二〇二五年十二月三十一日 is 2025年12月31日. */
final class ChineseNumerals {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Pattern DATE =
            Pattern.compile("([〇○零Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?");

    private ChineseNumerals() {}

    /** The same where it is no such date. */
    static String inDigits(String text) {
        var date = DATE.matcher(text);
        return date.lookingAt()
                ? year(date.group(1)) + "年" + number(date.group(2)) + "月" + day(date) + text.substring(date.end())
                : text;
    }

    private static String day(Matcher date) {
        return date.group(3) == null ? "" : number(date.group(3)) + "日";
    }

    private static String year(String numerals) {
        var digits = new StringBuilder();
        for (var c : numerals.toCharArray()) {
            digits.append(Math.max(0, DIGITS.indexOf(c))); // 零 and circles of all kinds are nought
        }
        return digits.toString();
    }

    /** Up to 99: 三, 十, 十二, 二十, 三十一. */
    private static int number(String numerals) {
        var ten = numerals.indexOf('十');
        if (ten < 0) {
            return numerals.length() == 1 ? DIGITS.indexOf(numerals.charAt(0)) : 0;
        }
        var tens = ten == 0 ? 1 : DIGITS.indexOf(numerals.charAt(0));
        var ones = ten == numerals.length() - 1 ? 0 : DIGITS.indexOf(numerals.charAt(numerals.length() - 1));
        return tens * 10 + ones;
    }
}
