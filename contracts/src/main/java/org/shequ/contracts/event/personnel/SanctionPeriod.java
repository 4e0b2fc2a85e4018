package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The period of effect of a sanction; its text never leaves personnel-service. */
public record SanctionPeriod(LocalDate from, @Nullable LocalDate to, boolean barsSelection) {}
