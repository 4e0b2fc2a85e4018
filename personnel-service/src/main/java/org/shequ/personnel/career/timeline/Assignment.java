package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.relatives.avoidance.HeldPost;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A post in a unit over a period.
 *
 * @param revision how many times the record was written before; 0 while it was never written
 * @param orderNumber number of the document behind the last change, 文号
 * @param appointmentId the appointment that caused it, when selection decided it
 */
public record Assignment(
        UUID id,
        int revision,
        String unitCode,
        Post post,
        boolean primary,
        Period held,
        @Nullable String orderNumber,
        @Nullable UUID appointmentId,
        @Nullable String endReason)
        implements Tenancy<Assignment>, HeldPost {

    @Override
    public Assignment over(Period period) {
        return new Assignment(id, revision, unitCode, post, primary, period, orderNumber, appointmentId, endReason);
    }

    Assignment ended(LocalDate on, @Nullable String reason, @Nullable String order) {
        return endedOver(held.until(on), reason, order);
    }

    /** Ended so that this period is left of it. */
    Assignment endedOver(Period left, @Nullable String reason, @Nullable String order) {
        return new Assignment(
                id,
                revision,
                unitCode,
                post,
                primary,
                left,
                order == null ? orderNumber : order,
                appointmentId,
                reason);
    }

    Assignment restated(Period period, @Nullable String order) {
        return new Assignment(
                id,
                revision,
                unitCode,
                post,
                primary,
                period,
                order == null ? orderNumber : order,
                appointmentId,
                endReason);
    }

    /** The same post from a day on in the unit that the former one became. */
    Assignment goingOn(UUID newId, String newUnit, LocalDate on, @Nullable String order) {
        return new Assignment(
                newId,
                0,
                newUnit,
                post,
                primary,
                new Period(on, held.to(), null, held.toMonth()),
                order == null ? orderNumber : order,
                appointmentId,
                endReason);
    }

    Assignment in(String newUnit) {
        return new Assignment(id, revision, newUnit, post, primary, held, orderNumber, appointmentId, endReason);
    }

    /** The same post in the same unit, whenever it is held and whether as the primary one. */
    boolean isSamePostAs(Assignment other) {
        return unitCode.equals(other.unitCode) && post == other.post;
    }

    /** The same post in the same unit from the same day: one fact, however often it is reported. */
    boolean isSameFactAs(Assignment other) {
        return unitCode.equals(other.unitCode)
                && post == other.post
                && primary == other.primary
                && held.beginsLike(other.held);
    }
}
