package org.shequ.kit.tenure;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Days from {@code from} up to, not including, {@code to}; without an end while {@code to} is null. */
public record Interval(LocalDate from, @Nullable LocalDate to) {

    public boolean covers(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }
}
