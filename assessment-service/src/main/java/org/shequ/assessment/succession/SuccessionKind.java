package org.shequ.assessment.succession;

/** How communities come out of others. */
public enum SuccessionKind {
    /** Several become one, which inherits their scores weighted by population. */
    MERGER,
    /** One becomes several, each of which inherits its results as they are. */
    SPLIT
}
