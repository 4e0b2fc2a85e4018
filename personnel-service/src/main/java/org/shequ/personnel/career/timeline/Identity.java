package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.personnel.vocabulary.Period;

import java.util.UUID;

/** The identity in employment (身份) over a period; a person has one at a time. */
public record Identity(
        UUID id,
        int revision,
        TenureKind kind,
        Period held,
        @Nullable String orderNumber,
        @Nullable UUID appointmentId) implements Tenancy<Identity> {

    @Override
    public Identity over(Period period) {
        return new Identity(id, revision, kind, period, orderNumber, appointmentId);
    }
}
