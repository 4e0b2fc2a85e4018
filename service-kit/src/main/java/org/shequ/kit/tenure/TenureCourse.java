package org.shequ.kit.tenure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How time served goes on when nothing but time passes: the days on which it can become enough, or no longer be enough.
 *
 * @param periods of service, some of which may end or begin in the future
 * @param months how many are enough
 */
public record TenureCourse(Collection<Interval> periods, int months) {

    /** Later than any service that is to be looked at; early enough for arithmetic with months. */
    private static final LocalDate WITHOUT_END = LocalDate.of(9999, 1, 1);

    private interface Served {
        int until(LocalDate cutOff);
    }

    /** Hands over each day after {@code after} on which consecutive time served becomes enough or ceases to be; others too. */
    public void consecutive(int toleratedGap, LocalDate after, Consumer<LocalDate> days) {
        days(
                toleratedGap,
                after,
                cutOff -> Tenure.consecutive(periods, cutOff, toleratedGap).months(),
                days);
    }

    /** The same for all time served. */
    public void cumulative(LocalDate after, Consumer<LocalDate> days) {
        days(0, after, cutOff -> Tenure.cumulative(periods, cutOff).months(), days);
    }

    /** Within a spell the months never fall; from one to the next they may, and after the tolerated gap they do. */
    private void days(int toleratedGap, LocalDate after, Served served, Consumer<LocalDate> days) {
        for (var spell : Tenure.union(periods, WITHOUT_END)) {
            var end = Objects.requireNonNull(spell.to());
            var broken = end.equals(WITHOUT_END) ? end : end.plusDays(toleratedGap + 1L);
            if (!broken.isAfter(after)) {
                continue;
            }
            if (broken.isBefore(WITHOUT_END)) {
                days.accept(broken);
            }
            var begun = spell.from().plusDays(1);
            if (begun.isAfter(after)) {
                days.accept(begun);
            }
            reached(begun.isAfter(after) ? begun : after, end, served, days);
        }
    }

    /** The first day after {@code from} and not after {@code end} on which it is enough; looked for by halves. */
    private void reached(LocalDate from, LocalDate end, Served served, Consumer<LocalDate> days) {
        var latest = from.plusMonths(months + 1L);
        latest = latest.isAfter(end) ? end : latest;
        if (!latest.isAfter(from) || served.until(from) >= months || served.until(latest) < months) {
            return;
        }
        long none = from.toEpochDay();
        long enough = latest.toEpochDay();
        while (enough - none > 1) {
            long middle = (none + enough) / 2;
            if (served.until(LocalDate.ofEpochDay(middle)) >= months) {
                enough = middle;
            } else {
                none = middle;
            }
        }
        days.accept(LocalDate.ofEpochDay(enough));
    }
}
