package org.shequ.personnel.reserve;

/** What comes of a review. */
public enum ReviewOutcome {
    /** 保留: stays as long as was planned. */
    KEPT,
    /** 延长: stays until another day. */
    EXTENDED,
    /** 退出: leaves the pool. */
    REMOVED
}
