package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One fact that a finding rests on.
 *
 * @param kind which record it is of
 * @param reference names the record by its kind: an id, a year, a code or a document's number; the interface document says
 *     which
 * @param unitCode where it held, when it has a place
 * @param from first day, when it is a period
 * @param to day after the last; null while it lasts
 * @param detail the value itself, in the codes of the domain
 */
public record Evidence(
        Kind kind,
        String reference,
        @Nullable String unitCode,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String detail) {

    public enum Kind {
        ASSIGNMENT,
        IDENTITY,
        RESERVE_MEMBERSHIP,
        COMMUNITY,
        COMMUNITY_RESULT,
        PERSON_RESULT,
        SANCTION,
        PERSON,
        HONOUR,
        ORDER,
        INVESTIGATION,
        RELATIVE,
        SERVICE_LOCK
    }
}
