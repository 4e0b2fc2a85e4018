package org.shequ.quota.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AccountChanged;
import org.shequ.contracts.event.quota.AccountFigures;
import org.shequ.contracts.event.quota.AccountKind;
import org.shequ.kit.condition.Versioned;

import java.util.UUID;

/**
 * A quota account as it stands, all figures in places.
 *
 * @param unitCode the community, or the jurisdiction of the plan
 * @param overQuotaOrder places beyond the approved that an order (超员文件) allows
 */
public record QuotaAccount(
        UUID id,
        AccountKind kind,
        String unitCode,
        @Nullable UUID planId,
        int approved,
        int occupied,
        int reserved,
        int frozen,
        int overQuotaOrder,
        long version)
        implements Versioned {

    /** What may still be given: approved - occupied - reserved - frozen. */
    @JsonProperty
    public int vacancy() {
        return approved - occupied - reserved - frozen;
    }

    public AccountFigures figuresFor(int requested) {
        return new AccountFigures(approved, occupied, reserved, frozen, vacancy(), requested);
    }

    AccountChanged changed() {
        return new AccountChanged(
                id, kind, unitCode, planId, approved, occupied, reserved, frozen, overQuotaOrder, vacancy());
    }
}
