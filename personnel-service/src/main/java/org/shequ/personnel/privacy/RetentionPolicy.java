package org.shequ.personnel.privacy;

/** How long personal data of those who left are kept, in years after the last day of service. */
public record RetentionPolicy(int yearsAfterLeaving) {

    public RetentionPolicy {
        if (yearsAfterLeaving < 1) {
            throw new IllegalArgumentException("personal data are kept for a year at least");
        }
    }
}
