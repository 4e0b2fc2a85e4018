package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The post that an assignment holds. */
public enum Post {
    GRID_WORKER,
    COMMUNITY_WORKER,
    DEPUTY_SECRETARY,
    SECRETARY,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
