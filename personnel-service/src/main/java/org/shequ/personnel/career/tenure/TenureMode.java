package org.shequ.personnel.career.tenure;

/** How time served is counted. */
public enum TenureMode {
    /** 连续: without a break up to the cut-off day. */
    CONSECUTIVE,
    /** 累计: all of it. */
    CUMULATIVE,
    /** 本社区连续: without a break in the community where the person serves at the cut-off day. */
    CURRENT_COMMUNITY
}
