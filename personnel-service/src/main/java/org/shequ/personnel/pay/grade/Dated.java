package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Something that held over a period.
 *
 * @param from null for what has always held, as far as anybody says
 * @param to the first day on which it no longer held; null while it goes on
 */
public record Dated<T>(
        T value, @Nullable LocalDate from, @Nullable LocalDate to) {

    boolean holdsOn(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (to == null || to.isAfter(day));
    }
}
