package org.shequ.acceptance.district;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** One year's final result of a person; a first year is not graded and has no score. */
record PersonResult(
        int year,
        String personnelNumber,
        String grade,
        @Nullable BigDecimal score) {}
