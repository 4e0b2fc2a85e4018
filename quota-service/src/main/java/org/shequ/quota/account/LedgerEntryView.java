package org.shequ.quota.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Row;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One entry of the ledger; never changed, never removed. */
@Schema(name = "LedgerEntry")
public record LedgerEntryView(
        UUID id,
        EntryKind kind,
        int approvedChange,
        int occupiedChange,
        int reservedChange,
        int frozenChange,
        int overQuotaOrderChange,
        @Nullable String documentNumber,
        String cause,
        LocalDate effectiveOn,
        Instant recordedAt) {

    static LedgerEntryView of(Row row) throws SQLException {
        return new LedgerEntryView(
                row.id("id"),
                row.constant(EntryKind.class, "kind"),
                row.integer("approved_change"),
                row.integer("occupied_change"),
                row.integer("reserved_change"),
                row.integer("frozen_change"),
                row.integer("order_change"),
                row.findText("document_number"),
                row.text("cause"),
                row.date("effective_on"),
                row.instant("recorded_at"));
    }
}
