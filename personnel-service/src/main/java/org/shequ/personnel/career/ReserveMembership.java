package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;

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
