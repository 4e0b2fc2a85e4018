package org.shequ.assessment.standing;

import org.shequ.assessment.database.Row;
import org.shequ.assessment.ranking.FrontPolicy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a jurisdiction calls the front from a day on.
 *
 * @param jurisdiction a unit code; empty for the default of all
 */
record FrontPolicyVersion(
        UUID id, String jurisdiction, FrontPolicy policy, int years, LocalDate effectiveFrom, String documentNumber) {

    static FrontPolicyVersion of(Row row) throws SQLException {
        return new FrontPolicyVersion(
                row.id("id"),
                row.text("jurisdiction"),
                row.constant(FrontPolicy.class, "policy"),
                row.integer("years"),
                row.date("effective_from"),
                row.text("document_number"));
    }
}
