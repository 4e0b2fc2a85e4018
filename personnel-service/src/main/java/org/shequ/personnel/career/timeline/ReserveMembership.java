package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.vocabulary.Period;

import java.util.UUID;

/** Membership of the reserve pool (后备人才库), beside the job. */
public record ReserveMembership(
        UUID id,
        int revision,
        Period held,
        @Nullable String orderNumber,
        @Nullable UUID appointmentId) implements Tenancy<ReserveMembership> {

    @Override
    public ReserveMembership over(Period period) {
        return new ReserveMembership(id, revision, period, orderNumber, appointmentId);
    }
}
