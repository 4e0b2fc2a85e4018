package org.shequ.quota.alert;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.AlertKind;
import org.shequ.kit.database.Row;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a rule finds wrong at this moment.
 *
 * @param subjectId the account or determination that it is about
 * @param reserved places in the hands of rounds, which nobody is short of
 * @param places how many over, short or behind
 */
record Finding(
        AlertKind kind,
        UUID subjectId,
        String unitCode,
        @Nullable UUID accountId,
        @Nullable UUID determinationId,
        @Nullable Integer approved,
        @Nullable Integer occupied,
        @Nullable Integer reserved,
        @Nullable Integer places,
        @Nullable LocalDate dueOn) {

    static Finding read(Row row) {
        return new Finding(
                row.getEnum("kind", AlertKind.class),
                row.getId("subject_id"),
                row.getText("unit_code"),
                row.findId("account_id"),
                row.findId("determination_id"),
                row.findInt("approved"),
                row.findInt("occupied"),
                row.findInt("reserved"),
                row.findInt("places"),
                row.findDate("due_on"));
    }
}
