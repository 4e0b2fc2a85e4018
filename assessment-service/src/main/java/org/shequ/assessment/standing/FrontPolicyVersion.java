package org.shequ.assessment.standing;

import org.shequ.assessment.ranking.FrontPolicy;
import org.shequ.kit.database.Row;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a jurisdiction calls the front from a day on.
 *
 * @param jurisdiction a unit code; empty for the default of all
 */
record FrontPolicyVersion(
        UUID id, String jurisdiction, FrontPolicy policy, int years, LocalDate effectiveFrom, String documentNumber) {

    static FrontPolicyVersion of(Row row) {
        return new FrontPolicyVersion(
                row.getId("id"),
                row.getText("jurisdiction"),
                row.getEnum("policy", FrontPolicy.class),
                row.getInt("years"),
                row.getDate("effective_from"),
                row.getText("document_number"));
    }
}
