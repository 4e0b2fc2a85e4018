package org.shequ.acceptance.district;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invented citizen IDs that are formally valid by GB 11643, each used once. */
public final class CitizenIds {

    private static final List<String> AREAS =
            List.of("320602", "320602", "320602", "320611", "320611", "320612", "320621", "320623", "320681", "320682");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Dice dice;
    private final Set<String> used = new HashSet<>();

    CitizenIds(Dice dice) {
        this.dice = dice;
    }

    String next(LocalDate birthDate, boolean male) {
        String id;
        do {
            int sequence = dice.between(1, 499) * 2 + (male ? 1 : 0);
            String body = dice.pick(AREAS)
                    + birthDate.format(DateTimeFormatter.BASIC_ISO_DATE)
                    + String.valueOf(1_000 + sequence).substring(1);
            id = complete(body);
        } while (!used.add(id));
        return id;
    }

    /** @param body the first 17 digits; the check character follows from them */
    public static String complete(String body) {
        return body + checkCharacter(body);
    }

    private static char checkCharacter(String body) {
        return checkCharacter(weightedSum(body));
    }

    /** The digits of a beginning, each by its weight. */
    public static int weightedSum(String beginning) {
        int sum = 0;
        for (int i = 0; i < beginning.length(); i++) {
            sum += (beginning.charAt(i) - '0') * WEIGHTS[i];
        }
        return sum;
    }

    public static int weight(int position) {
        return WEIGHTS[position];
    }

    public static char checkCharacter(int weightedSum) {
        return "10X98765432".charAt(weightedSum % 11);
    }
}
