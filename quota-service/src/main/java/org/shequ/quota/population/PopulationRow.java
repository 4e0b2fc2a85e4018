package org.shequ.quota.population;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.tabular.TabularRow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one row of an import; what is wrong with it is collected. */
final class PopulationRow {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern UNIT = Pattern.compile("[0-9]{12}");
    private static final int LONGEST_SOURCE = 100;
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);

    private final TabularRow row;
    private final LocalDate today;
    private final List<RowProblem> problems = new ArrayList<>();

    PopulationRow(TabularRow row, LocalDate today) {
        this.row = row;
        this.today = today;
    }

    List<RowProblem> problems() {
        return problems;
    }

    /** Null when the row has problems. */
    @Nullable
    ImportedPopulation read() {
        var unit = required("unit_code");
        var date = date();
        var count = required("urban_population");
        var source = required("source");
        if (unit != null && !UNIT.matcher(unit).matches()) {
            refuse("unit_code", unit, "UNIT_CODE", "must be a community's code of 12 digits / 须为 12 位社区代码");
        }
        if (count != null && !COUNT.matcher(count).matches()) {
            refuse("urban_population", count, "COUNT", "must be a whole number from 0 on / 须为非负整数");
        }
        var households = row.text("households");
        if (households != null && !COUNT.matcher(households).matches()) {
            refuse("households", households, "COUNT", "must be a whole number from 0 on / 须为非负整数");
        }
        if (source != null && source.length() > LONGEST_SOURCE) {
            refuse("source", source, "TOO_LONG", "at most 100 characters / 最多 100 字");
        }
        if (!problems.isEmpty() || unit == null || date == null || count == null || source == null) {
            return null;
        }
        return new ImportedPopulation(
                row.number(),
                new Population(
                        unit,
                        date,
                        Long.parseLong(count),
                        households == null ? null : Long.valueOf(households),
                        source));
    }

    private @Nullable LocalDate date() {
        var text = required("date");
        if (text == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            if (!date.isAfter(today) && !date.isBefore(FIRST_DAY)) {
                return date;
            }
            refuse("date", text, "DATE_RANGE", "must not lie in the future / 不得晚于今天");
        } catch (DateTimeException notADate) {
            refuse("date", text, "DATE", "must be a date such as 2025-12-31 / 须为日期，如 2025-12-31");
        }
        return null;
    }

    private @Nullable String required(String column) {
        var text = row.text(column);
        if (text == null) {
            refuse(column, null, "REQUIRED", "must not be blank / 不能为空");
        }
        return text;
    }

    private void refuse(String column, @Nullable String value, String rule, String message) {
        problems.add(new RowProblem(row.number(), column, value, rule, message));
    }
}
