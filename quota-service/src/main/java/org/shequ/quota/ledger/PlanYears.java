package org.shequ.quota.ledger;

import java.time.LocalDate;
import java.util.UUID;

/** The years in which an incentive plan gives places, its own or as an order extends them; both inclusive. */
public record PlanYears(UUID planId, int from, int to) {

    public boolean contain(LocalDate day) {
        return from <= day.getYear() && day.getYear() <= to;
    }
}
