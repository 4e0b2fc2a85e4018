package org.shequ.personnel.unit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The codes that a file has named so far. A nation's file has hundreds of thousands and is never whole in memory, so a code
 * of digits takes a number here and not a text.
 */
final class NamedCodes {

    private static final int FIRST_SIZE = 1 << 10;
    private static final int LONGEST_NUMBER = 17;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    /** Open addressing; zero is an empty place, for no code is that number. */
    private long[] numbers = new long[FIRST_SIZE];

    private int count;
    private final Set<String> others = new HashSet<>();

    /** False when the code was named before. */
    boolean add(String code) {
        return isNumber(code) ? add(Long.parseLong("1" + code)) : others.add(code); // the 1 keeps leading zeros apart
    }

    private static boolean isNumber(String code) {
        return code.length() <= LONGEST_NUMBER && code.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private boolean add(long number) {
        if (count * 2 >= numbers.length) {
            long[] before = numbers;
            numbers = new long[before.length * 2];
            Arrays.stream(before).filter(known -> known != 0).forEach(known -> numbers[place(known)] = known);
        }
        int place = place(number);
        if (numbers[place] == number) {
            return false;
        }
        numbers[place] = number;
        count++;
        return true;
    }

    /** Where the number stands, or the empty place where it belongs. */
    private int place(long number) {
        int place = (int) (number * MIX >>> 32) & (numbers.length - 1);
        while (numbers[place] != 0 && numbers[place] != number) {
            place = (place + 1) & (numbers.length - 1);
        }
        return place;
    }
}
