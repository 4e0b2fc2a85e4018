package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.tenure.Interval;

import java.time.LocalDate;
import java.util.Optional;

/** Days from {@code from} to the day before {@code to}; without {@code to} it goes on. */
public record Period(LocalDate from, @Nullable LocalDate to) {

    public Period {
        if (to != null && !to.isAfter(from)) {
            throw new IllegalArgumentException("a period has at least one day: " + from + " to " + to);
        }
    }

    public static Period since(LocalDate from) {
        return new Period(from, null);
    }

    /** The same days for the count of time served. */
    public Interval interval() {
        return new Interval(from, to);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    public boolean overlaps(Period other) {
        return (other.to == null || from.isBefore(other.to)) && (to == null || other.from.isBefore(to));
    }

    /** They share a day, or one begins where the other ends. */
    public boolean touches(Period other) {
        return (other.to == null || !from.isAfter(other.to)) && (to == null || !other.from.isAfter(to));
    }

    public Period union(Period other) {
        return new Period(
                from.isBefore(other.from) ? from : other.from,
                to == null || other.to == null ? null : later(to, other.to));
    }

    /** The part before {@code day}; empty when nothing is left. */
    public Optional<Period> before(LocalDate day) {
        if (!from.isBefore(day)) {
            return Optional.empty();
        }
        return Optional.of(to == null || to.isAfter(day) ? new Period(from, day) : this);
    }

    public boolean endsAfter(LocalDate day) {
        return to == null || to.isAfter(day);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public String toString() {
        return "[" + from + ", " + (to == null ? "" : to) + ")";
    }
}
