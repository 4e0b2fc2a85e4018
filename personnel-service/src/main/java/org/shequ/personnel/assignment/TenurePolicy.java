package org.shequ.personnel.assignment;

/** How interruptions of service are treated: up to so many days they break nothing. */
public record TenurePolicy(int gapToleranceDays) {

    public TenurePolicy {
        if (gapToleranceDays < 0) {
            throw new IllegalArgumentException("a gap has no negative days");
        }
    }
}
