package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Political status, after GB/T 4762. */
public enum PoliticalStatus {
    CPC_MEMBER,
    CPC_PROBATIONARY,
    LEAGUE_MEMBER,
    DEMOCRATIC_PARTY,
    NON_PARTY,
    MASSES,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
