package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of an import file, as far as it could be read; of a good one the unit, or the person by number, id or name, is set.
 *
 * @param name the person's, in its normal form
 */
record ImportedRow(
        long number,
        @Nullable Integer year,
        @Nullable String unitCode,
        @Nullable String personnelNumber,
        @Nullable UUID personId,
        @Nullable String name,
        @Nullable BigDecimal score,
        @Nullable Grade grade,
        @Nullable String peerGroup,
        @Nullable LocalDate finalOn) {

    /** The same of the unit with this code. */
    ImportedRow in(@Nullable String code) {
        return new ImportedRow(number, year, code, personnelNumber, personId, name, score, grade, peerGroup, finalOn);
    }

    boolean namesSubject() {
        return unitCode != null || personnelNumber != null || personId != null || name != null;
    }
}
