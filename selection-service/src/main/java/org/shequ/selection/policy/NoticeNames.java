package org.shequ.selection.policy;

/** How a public notice shows names. */
public enum NoticeNames {
    MASKED,
    FULL
}
