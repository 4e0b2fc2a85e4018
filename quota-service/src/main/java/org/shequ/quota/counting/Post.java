package org.shequ.quota.counting;

import org.jspecify.annotations.Nullable;

/** The post (岗位) that an assignment holds. */
public enum Post {
    GRID_WORKER,
    COMMUNITY_WORKER,
    DEPUTY_SECRETARY,
    SECRETARY;

    /** Null for a post that a newer publisher knows and this service does not. */
    static @Nullable Post of(org.shequ.contracts.event.personnel.Post told) {
        return switch (told) {
            case GRID_WORKER -> GRID_WORKER;
            case COMMUNITY_WORKER -> COMMUNITY_WORKER;
            case DEPUTY_SECRETARY -> DEPUTY_SECRETARY;
            case SECRETARY -> SECRETARY;
            case UNRECOGNISED -> null;
        };
    }
}
