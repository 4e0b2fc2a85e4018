package org.shequ.personnel.tenure;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.career.Period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Time served up to a cut-off day (任职年限), in whole months; 12 are a year.
 *
 * <p>The union of the periods before the cut-off is taken, so that concurrent posts count once. A spell counts its whole
 * calendar months; the days left over of several spells are added up, 30 of them to a month.
 *
 * @param months whole months served
 * @param since first day of the spells that were counted; null when none was
 * @param spells what was counted, oldest first
 */
public record Tenure(int months, @Nullable LocalDate since, List<Period> spells) {

    private static final int DAYS_PER_MONTH = 30;
    private static final int MONTHS_PER_YEAR = 12;

    /** All time served, with or without interruptions. */
    public static Tenure cumulative(Collection<Period> periods, LocalDate cutOff) {
        return of(union(periods, cutOff));
    }

    /**
     * The unbroken time up to the cut-off. A gap of up to {@code gapTolerance} days does not break it, and is not
     * counted as served. Who does not serve at the cut-off, but for a tolerated gap, has none.
     */
    public static Tenure consecutive(Collection<Period> periods, LocalDate cutOff, int gapTolerance) {
        List<Period> chain = new ArrayList<>();
        LocalDate reached = cutOff;
        for (Period spell : union(periods, cutOff).reversed()) {
            if (ChronoUnit.DAYS.between(end(spell), reached) > gapTolerance) {
                break;
            }
            chain.addFirst(spell);
            reached = spell.from();
        }
        return of(chain);
    }

    /** Each day, up to the last, on which one more whole year of all time served is full. */
    public static List<LocalDate> fullYears(Collection<Period> periods, LocalDate last) {
        List<LocalDate> full = new ArrayList<>();
        List<Period> before = new ArrayList<>();
        for (Period spell : union(periods, last)) {
            while (of(with(before, spell)).months() / MONTHS_PER_YEAR > full.size()) {
                full.add(firstFull(before, spell, (full.size() + 1) * MONTHS_PER_YEAR));
            }
            before.add(spell);
        }
        return full;
    }

    /** Within a spell the months never fall, so that the day can be looked for by halves. */
    private static LocalDate firstFull(List<Period> before, Period spell, int months) {
        long none = 0;
        long reached = ChronoUnit.DAYS.between(spell.from(), end(spell));
        while (reached - none > 1) {
            long middle = (none + reached) / 2;
            Period part = new Period(spell.from(), spell.from().plusDays(middle));
            if (of(with(before, part)).months() >= months) {
                reached = middle;
            } else {
                none = middle;
            }
        }
        return spell.from().plusDays(reached);
    }

    private static List<Period> with(List<Period> before, Period spell) {
        List<Period> spells = new ArrayList<>(before);
        spells.add(spell);
        return spells;
    }

    private static Tenure of(List<Period> spells) {
        long months = 0;
        long days = 0;
        for (Period spell : spells) {
            long whole = ChronoUnit.MONTHS.between(spell.from(), end(spell));
            months += whole;
            days += ChronoUnit.DAYS.between(spell.from().plusMonths(whole), end(spell));
        }
        long carried = spells.size() > 1 ? days / DAYS_PER_MONTH : 0;
        return new Tenure(
                Math.toIntExact(months + carried),
                spells.isEmpty() ? null : spells.getFirst().from(),
                List.copyOf(spells));
    }

    /** Disjoint spells before the cut-off, oldest first; adjoining ones are one. */
    private static List<Period> union(Collection<Period> periods, LocalDate cutOff) {
        List<Period> spells = new ArrayList<>();
        periods.stream()
                .flatMap(period -> period.before(cutOff).stream())
                .sorted(Comparator.comparing(Period::from))
                .forEach(period -> {
                    if (!spells.isEmpty() && spells.getLast().touches(period)) {
                        spells.add(spells.removeLast().union(period));
                    } else {
                        spells.add(period);
                    }
                });
        return spells;
    }

    private static LocalDate end(Period closed) {
        LocalDate to = closed.to();
        if (to == null) {
            throw new IllegalStateException("periods are cut off before they are counted");
        }
        return to;
    }
}
