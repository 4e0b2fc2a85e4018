package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An entry of a personnel file as believed.
 *
 * @param revision how many times it was written before; 0 while it was never written
 * @param to exclusive; null while it goes on, or where only the first day counts
 * @param sealed what only the holder of a purpose may read, in the clear
 * @param recordedAt since when it is recorded in this form
 */
public record Entry(
        UUID id,
        int revision,
        UUID personId,
        DossierEntryKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        EntryContent content,
        @Nullable String sealed,
        String orderNumber,
        @Nullable String endReason,
        Instant recordedAt,
        String recordedBy) {

    /** What the entry says, in the form of its kind. */
    public <T extends EntryContent> T contentAs(Class<T> form) {
        return form.cast(content);
    }

    /** The entry with other words, as the next revision says it. */
    Entry corrected(Draft draft, Instant at, String by) {
        return new Entry(
                id,
                revision,
                personId,
                kind,
                draft.from(),
                draft.to(),
                draft.content(),
                draft.sealed(),
                draft.orderNumber(),
                draft.to() == null ? null : endReason,
                at,
                by);
    }

    /** Refuses what has ended, and an end before the first day is over. */
    Entry endedOn(LocalDate day, String reason, String order, Instant at, String by) {
        if (to != null) {
            throw ProblemException.of(PersonnelProblem.ALREADY_ENDED, to);
        }
        if (!day.isAfter(from)) {
            throw ProblemException.of(PersonnelProblem.END_NOT_AFTER_START, from, day);
        }
        return new Entry(id, revision, personId, kind, from, day, content, sealed, order, reason, at, by);
    }

    public boolean holdsOn(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    @Override
    public String toString() {
        return "Entry[" + kind + " " + id + "]";
    }

    /** What a caller says of an entry. */
    public record Draft(
            LocalDate from,
            @Nullable LocalDate to,
            EntryContent content,
            @Nullable String sealed,
            String orderNumber) {

        @Override
        public String toString() {
            return "Draft[" + content.getClass().getSimpleName() + "]";
        }
    }
}
