package org.shequ.kit.tenure;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Time served up to a cut-off day (任职年限), in whole months; 12 are a year.
 *
 * <p>The cut-off day itself is not served: 2020-01-01 to 2026-01-01 is 72 months on that day and 71 the day before. The
 * union of the periods before it is taken, so that concurrent posts count once. A spell counts its whole calendar months;
 * the days left over of several spells are added up, 30 of them to a month. A single spell has no month but whole ones.
 *
 * @param months whole months served
 * @param since first day of the spells that were counted; null when none was
 * @param spells what was counted, oldest first, each with its end
 */
public record Tenure(int months, @Nullable LocalDate since, List<Interval> spells) {

    private static final Tenure NONE = new Tenure(0, null, List.of());
    private static final int DAYS_PER_MONTH = 30;
    private static final int MONTHS_PER_YEAR = 12;

    /** All time served (累计), with or without interruptions. */
    public static Tenure cumulative(Collection<Interval> periods, LocalDate cutOff) {
        return of(union(periods, cutOff));
    }

    /**
     * The unbroken time up to the cut-off (连续). A gap of up to {@code toleratedGap} days does not break it, and is not
     * counted as served. Who did not serve on the day before the cut-off, but for a tolerated gap, has none.
     */
    public static Tenure consecutive(Collection<Interval> periods, LocalDate cutOff, int toleratedGap) {
        List<Interval> chain = new ArrayList<>();
        var reached = cutOff;
        for (var spell : union(periods, cutOff).reversed()) {
            if (ChronoUnit.DAYS.between(end(spell), reached) > toleratedGap) {
                break;
            }
            chain.addFirst(spell);
            reached = spell.from();
        }
        return of(chain);
    }

    /** Each day, up to the last, on which one more whole year of all time served is full. */
    public static List<LocalDate> fullYears(Collection<Interval> periods, LocalDate last) {
        List<LocalDate> full = new ArrayList<>();
        List<Interval> before = new ArrayList<>();
        for (var spell : union(periods, last)) {
            while (of(with(before, spell)).months() / MONTHS_PER_YEAR > full.size()) {
                full.add(firstFull(before, spell, (full.size() + 1) * MONTHS_PER_YEAR));
            }
            before.add(spell);
        }
        return full;
    }

    /** Within a spell the months never fall, so that the day can be looked for by halves. */
    private static LocalDate firstFull(List<Interval> before, Interval spell, int months) {
        long none = 0;
        long reached = ChronoUnit.DAYS.between(spell.from(), end(spell));
        while (reached - none > 1) {
            long middle = (none + reached) / 2;
            var part = new Interval(spell.from(), spell.from().plusDays(middle));
            if (of(with(before, part)).months() >= months) {
                reached = middle;
            } else {
                none = middle;
            }
        }
        return spell.from().plusDays(reached);
    }

    private static List<Interval> with(List<Interval> before, Interval spell) {
        List<Interval> spells = new ArrayList<>(before);
        spells.add(spell);
        return spells;
    }

    static Tenure of(List<Interval> spells) {
        if (spells.isEmpty()) {
            return NONE;
        }
        long months = 0;
        long days = 0;
        for (var spell : spells) {
            long whole = ChronoUnit.MONTHS.between(spell.from(), end(spell));
            months += whole;
            days += ChronoUnit.DAYS.between(spell.from().plusMonths(whole), end(spell));
        }
        long carried = spells.size() > 1 ? days / DAYS_PER_MONTH : 0;
        return new Tenure(Math.toIntExact(months + carried), spells.getFirst().from(), List.copyOf(spells));
    }

    /** Disjoint spells before the cut-off, oldest first; adjoining ones are one. A period without a day counts for nothing. */
    static List<Interval> union(Collection<Interval> periods, LocalDate cutOff) {
        List<Interval> spells = new ArrayList<>();
        periods.stream()
                .filter(period -> period.from().isBefore(cutOff))
                .map(period -> new Interval(period.from(), earlier(period.to(), cutOff)))
                .filter(period -> end(period).isAfter(period.from()))
                .sorted(Comparator.comparing(Interval::from))
                .forEach(period -> {
                    var last = spells.isEmpty() ? null : spells.getLast();
                    if (last == null || period.from().isAfter(end(last))) {
                        spells.add(period);
                    } else if (end(period).isAfter(end(last))) {
                        spells.set(spells.size() - 1, new Interval(last.from(), period.to()));
                    }
                });
        return spells;
    }

    private static LocalDate earlier(@Nullable LocalDate end, LocalDate cutOff) {
        return end == null || end.isAfter(cutOff) ? cutOff : end;
    }

    private static LocalDate end(Interval closed) {
        return Objects.requireNonNull(closed.to(), "periods are cut off before they are counted");
    }
}
