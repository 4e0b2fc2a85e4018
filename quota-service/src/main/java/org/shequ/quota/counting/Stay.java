package org.shequ.quota.counting;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A time in which a person counted in one community without a break.
 *
 * @param from the first day
 * @param to the first day on which it was over; null while it lasts
 */
public record Stay(
        String community, LocalDate from, @Nullable LocalDate to) {

    boolean holds(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }
}
