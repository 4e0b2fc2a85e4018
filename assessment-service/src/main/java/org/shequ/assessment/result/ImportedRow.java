package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.grading.Grade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A row of an import file that is right by itself. Either the unit, or the person by number or id, is set. */
record ImportedRow(
        long number,
        int year,
        @Nullable String unitCode,
        @Nullable String personnelNumber,
        @Nullable UUID personId,
        @Nullable BigDecimal score,
        @Nullable Grade grade,
        @Nullable String peerGroup,
        LocalDate finalOn) {

    /** The same of the unit with this code. */
    ImportedRow in(String code) {
        return new ImportedRow(number, year, code, personnelNumber, personId, score, grade, peerGroup, finalOn);
    }
}
