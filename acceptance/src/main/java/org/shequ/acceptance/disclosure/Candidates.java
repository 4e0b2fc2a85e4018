package org.shequ.acceptance.disclosure;

import org.shequ.acceptance.district.CitizenIds;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an attacker who knows where somebody was first registered must still guess: the days on which the person may have
 * been born, and the citizen IDs (GB 11643: area, day, sequence, check character) that fit everything seen so far.
 */
final class Candidates {
    private static final LocalDate FIRST = LocalDate.of(1940, 1, 1);
    private static final int DAYS = (int) (LocalDate.of(2011, 1, 1).toEpochDay() - FIRST.toEpochDay());
    private static final int SEQUENCES = 1_000;

    private final String area;
    private final BitSet days = new BitSet();
    private final Set<String> masks = new LinkedHashSet<>();
    private boolean sexKnown;
    private boolean male;

    Candidates(String area) {
        this.area = area;
        days.set(0, DAYS);
    }

    /** Only days that fit remain; a claim that nothing fits is none. */
    void born(Predicate<LocalDate> fits) {
        var left = new BitSet();
        days.stream().filter(day -> fits.test(FIRST.plusDays(day))).forEach(left::set);
        if (!left.isEmpty()) {
            days.and(left);
        }
    }

    void sex(boolean isMale) {
        sexKnown = true;
        male = isMale;
    }

    /** @param shown 18 characters, {@code *} for what is hidden */
    void mask(String shown) {
        masks.add(shown);
    }

    /** How many IDs and how many days fit. */
    Left left() {
        var ids = 0L;
        var born = 0;
        for (var day = days.nextSetBit(0); day >= 0; day = days.nextSetBit(day + 1)) {
            var found = idsOf(FIRST.plusDays(day));
            ids += found;
            born += found > 0 ? 1 : 0;
        }
        return new Left(ids, born);
    }

    /** @param ids citizen IDs that fit, @param days days of birth that fit */
    record Left(long ids, int days) {}

    private int idsOf(LocalDate day) {
        if (masks.isEmpty()) {
            return !sexKnown ? SEQUENCES - 1 : male ? SEQUENCES / 2 : SEQUENCES / 2 - 1;
        }
        var start = area + day.toString().replace("-", "");
        if (!masks.stream().allMatch(mask -> fits(mask, 0, start))) {
            return 0;
        }
        var sum = CitizenIds.weightedSum(start);
        var found = 0;
        for (var sequence = 1; sequence < SEQUENCES; sequence++) {
            if ((!sexKnown || (sequence % 2 == 1) == male) && ends(sum, sequence)) {
                found++;
            }
        }
        return found;
    }

    /** Whether the sequence, and the check character that follows from it, fit every mask. */
    private boolean ends(int sum, int sequence) {
        var check = CitizenIds.checkCharacter(sum
                + CitizenIds.weight(14) * (sequence / 100)
                + CitizenIds.weight(15) * (sequence / 10 % 10)
                + CitizenIds.weight(16) * (sequence % 10));
        for (var mask : masks) {
            if (!fits(mask, 14, '0' + sequence / 100)
                    || !fits(mask, 15, '0' + sequence / 10 % 10)
                    || !fits(mask, 16, '0' + sequence % 10)
                    || !fits(mask, 17, check)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String mask, int from, String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!fits(mask, from + i, text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String mask, int position, int character) {
        return mask.charAt(position) == '*' || mask.charAt(position) == character;
    }
}
