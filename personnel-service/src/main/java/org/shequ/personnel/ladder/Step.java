package org.shequ.personnel.ladder;

/** A step of the career ladder (晋升渠道). */
public enum Step {
    ENTER_RESERVE,
    BECOME_STAFFED,
    BECOME_DEPUTY_SECRETARY,
    BECOME_SECRETARY,
    ENTER_INSTITUTION,
    ENTER_CIVIL_SERVICE
}
