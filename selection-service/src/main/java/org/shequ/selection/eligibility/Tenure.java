package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How long somebody has served up to a cut-off day, in whole months (任职年限; 12 are a year). */
public final class Tenure {

    private static final int DAYS_OF_A_MONTH = 30;

    /**
     * Time served.
     *
     * @param months whole months
     * @param since the first day of the service counted; null when there is none
     * @param countedFrom the day from which whole months count, later than {@code since} by the gaps; null when there is
     *     no unbroken service up to the cut-off day
     */
    public record Served(
            int months, @Nullable LocalDate since, @Nullable LocalDate countedFrom) {

        static final Served NONE = new Served(0, null, null);

        /** Whether that is enough, and if not, when it will be. */
        Answer atLeast(int required) {
            return months >= required ? Answer.PASS : Answer.failUntil(reaches(required));
        }

        /** When {@code required} months will have been served if the service goes on; null when none goes on. */
        public @Nullable LocalDate reaches(int required) {
            if (countedFrom == null) {
                return null;
            }
            var day = countedFrom.plusMonths(required);
            return ChronoUnit.MONTHS.between(countedFrom, day) >= required ? day : day.plusDays(1);
        }
    }

    private Tenure() {}

    /**
     * The service that lasts on the cut-off day, back to its beginning (连续). Gaps of up to {@code toleratedGap} days do
     * not break it and do not count.
     */
    public static Served consecutive(Collection<Interval> service, LocalDate cutOff, int toleratedGap) {
        var stretches = stretches(service, cutOff);
        if (stretches.isEmpty() || service.stream().noneMatch(interval -> interval.covers(cutOff))) {
            return Served.NONE;
        }
        var begin = stretches.getLast().from();
        long gaps = 0;
        for (int i = stretches.size() - 2; i >= 0; i--) {
            var gap = ChronoUnit.DAYS.between(end(stretches.get(i), cutOff), begin);
            if (gap > toleratedGap) {
                break;
            }
            gaps += gap;
            begin = stretches.get(i).from();
        }
        var countedFrom = begin.plusDays(gaps);
        return new Served((int) ChronoUnit.MONTHS.between(countedFrom, cutOff), begin, countedFrom);
    }

    /** All service up to the cut-off day (累计): whole months of each stretch, and thirty left-over days are a month. */
    public static Served cumulative(Collection<Interval> service, LocalDate cutOff) {
        var stretches = stretches(service, cutOff);
        if (stretches.isEmpty()) {
            return Served.NONE;
        }
        long months = 0;
        int days = 0;
        for (var stretch : stretches) {
            var length = Period.between(stretch.from(), end(stretch, cutOff));
            months += length.toTotalMonths();
            days += length.getDays();
        }
        var total = (int) months + days / DAYS_OF_A_MONTH;
        var goesOn = service.stream().anyMatch(interval -> interval.covers(cutOff));
        return new Served(
                total,
                stretches.getFirst().from(),
                goesOn ? cutOff.minusDays(days % DAYS_OF_A_MONTH).minusMonths(total) : null);
    }

    private static LocalDate end(Interval stretch, LocalDate cutOff) {
        return stretch.to() == null || stretch.to().isAfter(cutOff) ? cutOff : stretch.to();
    }

    /** The union of the intervals that begin before the cut-off day, oldest first, none touching the next. */
    private static List<Interval> stretches(Collection<Interval> service, LocalDate cutOff) {
        var begun = service.stream()
                .filter(interval -> !interval.from().isAfter(cutOff))
                .filter(interval -> interval.to() == null || interval.to().isAfter(interval.from()))
                .sorted(Comparator.comparing(Interval::from))
                .toList();
        List<Interval> union = new ArrayList<>();
        for (var next : begun) {
            var last = union.isEmpty() ? null : union.getLast();
            if (last != null && !next.from().isAfter(end(last, cutOff))) {
                var later = end(last, cutOff).isAfter(end(next, cutOff)) ? end(last, cutOff) : end(next, cutOff);
                union.set(union.size() - 1, new Interval(last.from(), later));
            } else {
                union.add(new Interval(next.from(), end(next, cutOff)));
            }
        }
        return union;
    }
}
