package org.shequ.assessment.result;

/** Whom an assessment judges. */
public enum SubjectKind {
    COMMUNITY,
    PERSON
}
