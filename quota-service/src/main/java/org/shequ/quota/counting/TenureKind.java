package org.shequ.quota.counting;

import org.jspecify.annotations.Nullable;

/** The identity (身份) under which a person serves. */
public enum TenureKind {
    CONTRACT,
    STAFFED,
    PUBLIC_INSTITUTION,
    CIVIL_SERVANT;

    /** Null for a kind that a newer publisher knows and this service does not. */
    static @Nullable TenureKind of(org.shequ.contracts.event.personnel.TenureKind told) {
        return switch (told) {
            case CONTRACT -> CONTRACT;
            case STAFFED -> STAFFED;
            case PUBLIC_INSTITUTION -> PUBLIC_INSTITUTION;
            case CIVIL_SERVANT -> CIVIL_SERVANT;
            case UNRECOGNISED -> null;
        };
    }
}
