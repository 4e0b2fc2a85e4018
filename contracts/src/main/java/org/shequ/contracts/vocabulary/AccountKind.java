package org.shequ.contracts.vocabulary;

/** What an account counts: the staffing (员额) of a community, or the entries into the establishment (编制) of a plan. */
public enum AccountKind {
    STAFFING,
    INSTITUTION_PLAN
}
