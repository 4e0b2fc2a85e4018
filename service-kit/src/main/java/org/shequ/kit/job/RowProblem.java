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
 * @param message what is expected
 * @param cell as a spreadsheet names it
 * @param header of the column, as it stands in the file
 * @param severity whether the row is refused for it
 */
@Schema(name = "RowProblem")
public record RowProblem(
        long row,
        @Nullable String column,
        @Nullable String value,
        String rule,
        String message,

        @Schema(description = "The cell as a spreadsheet names it / 单元格地址", examples = "C17") @Nullable
        String cell,

        @Schema(description = "Header of the column as it stands in the file / 文件中的列标题", examples = "公民身份号码") @Nullable
        String header,

        @Schema(description = "A row with a warning is taken all the same / 有警告的行仍会接收")
        Severity severity) {

    /** Whether a row is refused. */
    @Schema(name = "RowProblemSeverity")
    public enum Severity {
        ERROR,
        WARNING
    }

    private static final int LONGEST_VALUE = 200;

    public RowProblem {
        value = Masking.revealing(shortened(value));
    }

    public RowProblem(long row, @Nullable String column, @Nullable String value, String rule, String message) {
        this(row, column, value, rule, message, null, null, Severity.ERROR);
    }

    public RowProblem(
            long row,
            @Nullable String column,
            @Nullable String value,
            String rule,
            String message,
            @Nullable String cell,
            @Nullable String header) {
        this(row, column, value, rule, message, cell, header, Severity.ERROR);
    }

    public RowProblem at(@Nullable String address, @Nullable String columnHeader) {
        return new RowProblem(row, column, value, rule, message, address, columnHeader, severity);
    }

    public RowProblem asWarning() {
        return new RowProblem(row, column, value, rule, message, cell, header, Severity.WARNING);
    }

    public boolean warns() {
        return severity == Severity.WARNING;
    }

    private static @Nullable String shortened(@Nullable String value) {
        if (value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
