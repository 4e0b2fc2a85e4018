package org.shequ.personnel.vocabulary;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.tenure.Interval;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Days from {@code from} to the day before {@code to}; without {@code to} it goes on.
 *
 * @param from the first day; where only the month is known, the day from which it counts by the policy
 * @param to the first day no longer; where only the month of the last day is known, counted by the policy
 * @param fromMonth the month of the first day, where nothing more is known; else null
 * @param toMonth the month of the last day, where nothing more is known; else null
 */
public record Period(
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable YearMonth fromMonth,
        @Nullable YearMonth toMonth) {

    public Period {
        if (to != null && !to.isAfter(from)) {
            throw new IllegalArgumentException("a period has at least one day: " + from + " to " + to);
        }
        if (to == null && toMonth != null) {
            throw new IllegalArgumentException("what goes on has no last month");
        }
    }

    public Period(LocalDate from, @Nullable LocalDate to) {
        this(from, to, null, null);
    }

    public static Period since(LocalDate from) {
        return new Period(from, null);
    }

    /** The same days for the count of time served. */
    public Interval interval() {
        return new Interval(from, to);
    }

    /** The same with another end, which is a day; null for none. */
    public Period until(@Nullable LocalDate end) {
        return new Period(from, end, fromMonth, null);
    }

    /** Whether both may begin on the same day, as far as it is known. */
    public boolean beginsLike(Period other) {
        return fromMonth == null && other.fromMonth == null
                ? from.equals(other.from)
                : monthOf(this).equals(monthOf(other));
    }

    private static YearMonth monthOf(Period period) {
        return period.fromMonth == null ? YearMonth.from(period.from) : period.fromMonth;
    }

    /** The same with the days of another, where it knows days within the months that are known here. */
    public Period withDaysOf(Period known) {
        boolean firstDay = fromMonth != null && known.fromMonth == null && beginsLike(known);
        boolean lastDay = toMonth != null
                && known.to != null
                && known.toMonth == null
                && known.to.isAfter(firstDay ? known.from : from)
                && toMonth.equals(YearMonth.from(known.to.minusDays(1)));
        return new Period(
                firstDay ? known.from : from,
                lastDay ? known.to : to,
                firstDay ? null : fromMonth,
                lastDay ? null : toMonth);
    }

    /** The last day that may have been the first. */
    public LocalDate latestFrom() {
        return fromMonth == null ? from : fromMonth.atEndOfMonth();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    public boolean overlaps(Period other) {
        return (other.to == null || from.isBefore(other.to)) && (to == null || other.from.isBefore(to));
    }

    /**
     * The part of it that leaves room for a later one, where both meet within the month in which this one ends and of which
     * no day is known (2018.07—2021.06, then 2021.06—): it counts to the day before. Itself where they do not meet so.
     */
    public Period makingRoomFor(Period later) {
        boolean meet =
                toMonth != null && overlaps(later) && from.isBefore(later.from) && toMonth.equals(monthOf(later));
        return meet ? new Period(from, later.from, fromMonth, toMonth) : this;
    }

    /** They share a day, or one begins where the other ends. */
    public boolean touches(Period other) {
        return (other.to == null || !from.isAfter(other.to)) && (to == null || !other.from.isAfter(to));
    }

    public Period union(Period other) {
        Period first = other.from.isBefore(from) ? other : this;
        Period last = endsAfter(other.endOrMax()) || endOrMax().equals(other.endOrMax()) ? this : other;
        return new Period(first.from, last.to, first.fromMonth, last.toMonth);
    }

    /** The part before {@code day}; empty when nothing is left. */
    public Optional<Period> before(LocalDate day) {
        if (!from.isBefore(day)) {
            return Optional.empty();
        }
        return Optional.of(to == null || to.isAfter(day) ? until(day) : this);
    }

    public boolean endsAfter(LocalDate day) {
        return to == null || to.isAfter(day);
    }

    /** The end, or the last day of all where it goes on. */
    public LocalDate endOrMax() {
        return to == null ? LocalDate.MAX : to;
    }

    @Override
    public String toString() {
        return "[" + (fromMonth == null ? from : fromMonth) + ", " + (to == null ? "" : to) + ")";
    }
}
