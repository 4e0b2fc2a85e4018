package org.shequ.personnel.relatives;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Relation;

import java.time.Instant;
import java.util.UUID;

/**
 * Two people are relatives: one with a record, the other with a record too or an outsider by name. The tie is mutual.
 *
 * @param outsiderName in the clear; null when the relative has a record
 */
public record RelativeTie(
        UUID id,
        UUID personId,
        @Nullable UUID relativeId,
        @Nullable String outsiderName,
        Relation relation,
        String orderNumber,
        Instant recordedAt,
        String recordedBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawalReason) {

    /** The other one, seen from one of the two; null for an outsider. */
    public @Nullable UUID otherThan(UUID person) {
        return person.equals(personId) ? relativeId : personId;
    }

    @Override
    public String toString() {
        return "RelativeTie[" + id + "]";
    }
}
