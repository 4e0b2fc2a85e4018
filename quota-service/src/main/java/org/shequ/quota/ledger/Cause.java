package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Why an entry was made.
 *
 * @param kind UPPER_SNAKE: DETERMINATION, PLAN, PLACE_REQUEST, PLACE, HEADCOUNT, ORDER, UNIT_MERGED, UNIT_SPLIT
 * @param documentNumber the document (文号) behind a decision
 * @param on the business day that it counts from
 */
public record Cause(
        String kind,
        @Nullable String id,
        @Nullable String documentNumber,
        @Nullable UUID personId,
        @Nullable UUID placeId,
        @Nullable String note,
        LocalDate on) {

    public static Cause of(String kind, @Nullable Object id, LocalDate on) {
        return new Cause(kind, id == null ? null : id.toString(), null, null, null, null, on);
    }

    public Cause document(String number) {
        return new Cause(kind, id, number, personId, placeId, note, on);
    }

    public Cause person(UUID person) {
        return new Cause(kind, id, documentNumber, person, placeId, note, on);
    }

    public Cause place(@Nullable UUID place) {
        return new Cause(kind, id, documentNumber, personId, place, note, on);
    }

    public Cause note(@Nullable String text) {
        return new Cause(kind, id, documentNumber, personId, placeId, text, on);
    }
}
