package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a relative is related, as far as the avoidance of relatives (回避) asks. */
public enum Relation {
    SPOUSE,
    /** Direct line: parents, children, and so on. */
    LINEAL,
    /** Collateral within three generations. */
    COLLATERAL,
    /** Near affinity, by marriage. */
    AFFINITY,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
