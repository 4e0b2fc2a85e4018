package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.Post;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * One post held in one unit over a half-open period.
 *
 * @param fromMonth set where of the first day only the month is known: {@code from} is then the day from which it counts
 * @param toMonth set where of the last day only the month is known: {@code to} then follows the day up to which it counts
 */
public record HeldAssignment(
        UUID assignmentId,
        String unitCode,
        @Required @Nullable Post post,
        boolean primary,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable String orderNumber,
        @Nullable UUID appointmentId,
        @Nullable YearMonth fromMonth,
        @Nullable YearMonth toMonth) {

    /** With days that are known. */
    public HeldAssignment(
            UUID assignmentId,
            String unitCode,
            @Nullable Post post,
            boolean primary,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String orderNumber,
            @Nullable UUID appointmentId) {
        this(assignmentId, unitCode, post, primary, from, to, orderNumber, appointmentId, null, null);
    }
}
