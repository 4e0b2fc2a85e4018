package org.shequ.contracts.vocabulary;

/** Whom an assessment judges. */
public enum SubjectKind {
    COMMUNITY,
    PERSON
}
