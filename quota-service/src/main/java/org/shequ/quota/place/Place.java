package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Row;

import java.sql.SQLException;
import java.util.UUID;

/** One place that a round has asked for. */
record Place(
        UUID id,
        UUID requestId,
        UUID accountId,
        PlaceStatus status,
        @Nullable UUID appointmentId) {

    static Place of(Row row) throws SQLException {
        return new Place(
                row.id("id"),
                row.id("request_id"),
                row.id("account_id"),
                row.constant(PlaceStatus.class, "status"),
                row.findId("appointment_id"));
    }
}
