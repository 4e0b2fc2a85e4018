package org.shequ.selection.eligibility;

import java.util.Collection;

/** What a whole rule says about one person. */
public enum Verdict {
    ELIGIBLE,
    NOT_ELIGIBLE,
    UNKNOWN;

    /** All groups must pass; one that fails decides, even beside others that are not known. */
    static Verdict of(Collection<Outcome> groups) {
        if (groups.contains(Outcome.FAIL)) {
            return NOT_ELIGIBLE;
        }
        return groups.contains(Outcome.UNKNOWN) ? UNKNOWN : ELIGIBLE;
    }
}
