package org.shequ.kit.importing;

import org.shequ.kit.importing.CellType.Reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people and spreadsheets write them: 2025-12-31, 2025/12/31, 2025.12.31, 20251231, 2025年12月31日, 二〇二五年十二月三十一日,
 * each also with a day of the week or a time of the day, which are left out. What names a month alone, or a year in two digits, is no date: a day is not invented. Where
 * the month is enough it is read as one: 2025-12, 2025/12, 2025.12, 202512, 2025年12月.
 */
final class DateCells {

    private static final Pattern PARTS = Pattern.compile("([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*"
            + "([0-9]{1,2})\\s*[日号]?"
            + "(?:\\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
            + "(?:(?:[Tt]|\\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?");
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern MONTH = Pattern.compile("([0-9]{4})(?:\\s*[-/.年]\\s*([0-9]{1,2})\\s*月?份?|([0-9]{2}))");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(\\.[0-9]+)?");

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private DateCells() {}

    static Reading<LocalDate> date(String text) {
        var plain = plainMarks(text);
        var parts = PARTS.matcher(plain);
        if (parts.matches()) {
            return day(parts);
        }
        var compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            return day(compact);
        }
        if (MONTH.matcher(plain).matches()) {
            return Reading.refused(
                    "DATE", "names a month; the day is needed, as in 2025-12-31", "只有年月；须写明日，如 2025-12-31");
        }
        if (SERIAL.matcher(plain).matches()) {
            return Reading.refused(
                    "DATE",
                    "is a number; give the cell a date format, or write a date such as 2025-12-31",
                    "是数字；请将单元格设为日期格式，或写成 2025-12-31");
        }
        return none();
    }

    static Reading<DayOrMonth> dayOrMonth(String text) {
        var month = MONTH.matcher(plainMarks(text));
        if (month.matches()) {
            return month(
                    Integer.parseInt(month.group(1)), Integer.parseInt(month.group(month.group(3) == null ? 2 : 3)));
        }
        var read = date(text);
        var day = read.value();
        return day == null ? new Reading<>(null, read.refusal()) : Reading.of(DayOrMonth.of(day));
    }

    private static Reading<DayOrMonth> month(int year, int month) {
        if (month < 1 || month > 12) {
            return Reading.refused("DATE", "must be a date or a month such as 2025-12", "须为日期或年月，如 2025-12");
        }
        return year < FIRST.getYear() || year > LAST.getYear()
                ? Reading.refused("DATE_RANGE", "must lie between 1900 and 2199", "须在 1900 年至 2199 年之间")
                : Reading.of(DayOrMonth.of(YearMonth.of(year, month)));
    }

    private static Reading<LocalDate> day(Matcher parts) {
        try {
            var day = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            return day.isBefore(FIRST) || day.isAfter(LAST)
                    ? Reading.refused("DATE_RANGE", "must lie between 1900 and 2199", "须在 1900 年至 2199 年之间")
                    : Reading.of(day);
        } catch (DateTimeException impossible) {
            return none();
        }
    }

    private static Reading<LocalDate> none() {
        return Reading.refused("DATE", "must be a date such as 2025-12-31", "须为日期，如 2025-12-31");
    }

    private static String plainMarks(String text) {
        return ChineseNumerals.inDigits(text)
                .replace('－', '-')
                .replace('–', '-')
                .replace('—', '-')
                .replace('‐', '-')
                .replace('／', '/')
                .replace('．', '.')
                .replace('。', '.')
                .replace('：', ':');
    }
}
