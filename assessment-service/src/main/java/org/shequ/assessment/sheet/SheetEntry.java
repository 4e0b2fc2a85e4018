package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A sheet as it was handed in.
 *
 * @param index where it stood: the row of a file or the place in a list
 * @param subject unit code or name, person's id, personnel number or name
 * @param subjectName stated beside it, to be held against the record
 * @param ordinary whether the rater is an ordinary resident, neither cadre nor worker
 * @param evidence links by indicator
 */
record SheetEntry(
        long index,
        @Nullable String subject,
        @Nullable String subjectName,
        @Nullable String raterClass,
        @Nullable String rater,
        boolean ordinary,
        Map<String, BigDecimal> marks,
        Map<String, String> evidence) {}
