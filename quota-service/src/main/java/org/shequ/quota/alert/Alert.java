package org.shequ.quota.alert;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AlertChanged;
import org.shequ.contracts.vocabulary.AlertStatus;

import java.time.Instant;
import java.util.UUID;

/** An alert: what was found wrong, and what became of it. */
record Alert(
        UUID id,
        Finding finding,
        @Nullable String unitName,
        AlertStatus status,
        Instant raisedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String note,
        @Nullable Instant clearedAt,
        long version) {

    AlertChanged changed() {
        return new AlertChanged(
                id,
                finding.kind(),
                status,
                finding.unitCode(),
                finding.accountId(),
                finding.determinationId(),
                finding.approved(),
                finding.occupied(),
                finding.places(),
                finding.dueOn(),
                raisedAt,
                acknowledgedAt,
                clearedAt);
    }
}
