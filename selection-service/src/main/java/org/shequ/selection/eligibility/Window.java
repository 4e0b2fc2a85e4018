package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * An unbroken time in which the whole rule holds if nothing but time passes.
 *
 * @param from first day
 * @param until first day on which it no longer holds; null when it holds for ever
 */
public record Window(LocalDate from, @Nullable LocalDate until) {}
