package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.TenureKind;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * One identity held over a half-open period.
 *
 * @param fromMonth set where of the first day only the month is known: {@code from} is then the day from which it counts
 * @param toMonth set where of the last day only the month is known: {@code to} then follows the day up to which it counts
 */
public record HeldIdentity(
        @Required @Nullable TenureKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID appointmentId,
        @Nullable YearMonth fromMonth,
        @Nullable YearMonth toMonth) {

    /** With days that are known. */
    public HeldIdentity(
            @Nullable TenureKind kind, LocalDate from, @Nullable LocalDate to, @Nullable UUID appointmentId) {
        this(kind, from, to, appointmentId, null, null);
    }
}
