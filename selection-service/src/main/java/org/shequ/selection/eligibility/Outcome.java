package org.shequ.selection.eligibility;

/** What one criterion says. UNKNOWN is never a pass. */
public enum Outcome {
    PASS,
    FAIL,
    UNKNOWN;

    static Outcome passIf(boolean met) {
        return met ? PASS : FAIL;
    }
}
