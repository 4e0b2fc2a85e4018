package org.shequ.quota.account;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One entry to be posted: how each balance changes, in places.
 *
 * @param documentNumber 文号, where a document orders the change
 * @param cause UPPER_SNAKE and the id of what caused it, e.g. {@code PLACE_REQUEST 0199…}
 */
public record Movement(
        EntryKind kind,
        int approved,
        int occupied,
        int reserved,
        int frozen,
        int overQuotaOrder,
        @Nullable String documentNumber,
        String cause,
        LocalDate effectiveOn) {

    public static Movement set(int change, String documentNumber, String cause, LocalDate on) {
        return new Movement(EntryKind.SET, change, 0, 0, 0, 0, documentNumber, cause, on);
    }

    public static Movement reserve(int places, String cause, LocalDate on) {
        return new Movement(EntryKind.RESERVE, 0, 0, places, 0, 0, null, cause, on);
    }

    public static Movement release(int reserved, String cause, LocalDate on) {
        return new Movement(EntryKind.RELEASE, 0, 0, -reserved, 0, 0, null, cause, on);
    }

    /** A reserved place becomes an occupied one. */
    public static Movement occupyReserved(String cause, LocalDate on) {
        return new Movement(EntryKind.OCCUPY, 0, 1, -1, 0, 0, null, cause, on);
    }
}
