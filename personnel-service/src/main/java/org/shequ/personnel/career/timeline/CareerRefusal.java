package org.shequ.personnel.career.timeline;

import java.util.List;

/** A change that a career does not allow, with the facts that stand against it. */
public final class CareerRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        PRIMARY_POSTS_OVERLAP,
        SAME_POST_OVERLAPS,
        IDENTITIES_OVERLAP,
        RESERVE_MEMBERSHIPS_OVERLAP,
        END_NOT_AFTER_START,
        ALREADY_ENDED,
        ASSIGNMENT_UNKNOWN,
        RELATIVES_IN_UNIT
    }

    private final Reason reason;
    private final transient List<Object> facts;

    public CareerRefusal(Reason reason, Object... facts) {
        super(reason + " " + List.of(facts));
        this.reason = reason;
        this.facts = List.of(facts);
    }

    public Reason reason() {
        return reason;
    }

    public List<Object> facts() {
        return facts;
    }
}
