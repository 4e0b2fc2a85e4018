package org.shequ.kit.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.privacy.Masking;

/**
 * What is wrong with one row of an import.
 *
 * @param row number as the user sees it: the header is row 1
 * @param column the column as the service names it; null when the row as a whole is wrong
 * @param value what stood there, at most 200 characters; what looks like a citizen ID or mobile number is masked
 * @param rule the rule that was broken, UPPER_SNAKE
 */
@Schema(name = "RowProblem")
public record RowProblem(
        long row, @Nullable String column, @Nullable String value, String rule, String message) {

    private static final int LONGEST_VALUE = 200;

    public RowProblem {
        value = Masking.revealing(shortened(value));
    }

    private static @Nullable String shortened(@Nullable String value) {
        if (value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
