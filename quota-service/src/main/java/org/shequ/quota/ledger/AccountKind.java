package org.shequ.quota.ledger;

/** What an account counts: the staffing (员额) of a community, or the entries into the establishment (编制) of a plan. */
public enum AccountKind {
    STAFFING,
    INSTITUTION_PLAN;

    org.shequ.contracts.event.quota.AccountKind told() {
        return switch (this) {
            case STAFFING -> org.shequ.contracts.event.quota.AccountKind.STAFFING;
            case INSTITUTION_PLAN -> org.shequ.contracts.event.quota.AccountKind.INSTITUTION_PLAN;
        };
    }
}
