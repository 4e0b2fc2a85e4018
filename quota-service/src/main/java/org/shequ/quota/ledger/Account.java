package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AccountChanged;
import org.shequ.contracts.event.quota.AccountFigures;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.quota.vacancy.Vacancy;

import java.util.UUID;

/**
 * A quota account as it stands, all figures in places.
 *
 * @param unitCode the community, or the jurisdiction of the plan
 * @param approved what the determination or plan in force says
 * @param overQuotaOrder places beyond it that an over-quota order allows
 * @param inheritedExcess places taken beyond both: people who were there before, or came without a vacancy. It shrinks
 *     with every departure and never grows by a reservation
 * @param open whether places may be reserved
 */
public record Account(
        UUID id,
        AccountKind kind,
        String unitCode,
        @Nullable UUID planId,
        int approved,
        int occupied,
        int reserved,
        int frozen,
        int overQuotaOrder,
        int inheritedExcess,
        boolean open,
        @Nullable UUID determinationId,
        @Nullable String documentNumber,
        long version) {

    /** What its figures allow. */
    public Vacancy allows() {
        return new Vacancy(approved, occupied, reserved, frozen, overQuotaOrder, inheritedExcess);
    }

    /** What the determination leaves free; negative when the account is over quota. */
    public int vacancy() {
        return allows().vacant();
    }

    /** What may still be reserved, an over-quota order counted in. */
    public int available() {
        return allows().available();
    }

    /** The most that may be occupied and reserved now; follows attrition down to approved and order. */
    public int ceiling() {
        return allows().ceiling();
    }

    public AccountFigures figures(int requested) {
        return new AccountFigures(approved, occupied, reserved, frozen, vacancy(), requested);
    }

    public AccountChanged changed() {
        return new AccountChanged(
                id, kind, unitCode, planId, approved, occupied, reserved, frozen, overQuotaOrder, vacancy());
    }
}
