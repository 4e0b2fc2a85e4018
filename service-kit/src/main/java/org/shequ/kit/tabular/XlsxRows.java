package org.shequ.kit.tabular;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first sheet of a workbook, as text. A formula gives the value that the spreadsheet last computed; one that was
 * never computed gives its own text, which no reader takes for a value. A number of more than 15 digits has lost the
 * rest in the spreadsheet, and is given as it stands there (3.2060219900101123E+17), so that it is not taken for an ID.
 */
final class XlsxRows implements RawRows {

    private static final int SPREADSHEET_DIGITS = 15;
    private static final BigDecimal EXACT_BELOW = BigDecimal.TEN.pow(SPREADSHEET_DIGITS);
    private static final Pattern NOT_DATE_LETTERS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");
    private static final Pattern DATE_LETTERS = Pattern.compile("(?i)[ymdhs年月日]");

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    private XlsxRows(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    static XlsxRows open(Path file) throws IOException {
        XlsxGuard.check(file);
        @Nullable ReadableWorkbook workbook = null;
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            return new XlsxRows(workbook, workbook.getFirstSheet().openStream());
        } catch (IOException | RuntimeException malformed) {
            if (workbook != null) {
                workbook.close();
            }
            throw malformed instanceof ProblemException problem ? problem : XlsxGuard.damaged(malformed);
        }
    }

    @Override
    public @Nullable Raw next() {
        try {
            return rows.hasNext() ? raw(rows.next()) : null;
        } catch (ExcelReaderException | UncheckedIOException | IndexOutOfBoundsException malformed) {
            throw XlsxGuard.damaged(malformed);
        }
    }

    private Raw raw(Row row) {
        var number = row.getRowNum();
        var cells = new ArrayList<@Nullable String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            var cell = row.getCell(i);
            var text = cell == null ? null : Cells.clean(text(cell), number);
            if (text == null) {
                continue;
            }
            if (i >= MAX_COLUMNS) {
                throw ProblemException.of(TabularProblem.TOO_MANY_COLUMNS, number, MAX_COLUMNS);
            }
            while (cells.size() < i) {
                cells.add(null);
            }
            cells.add(text);
        }
        return new Raw(number, cells);
    }

    private @Nullable String text(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> null;
            case STRING, ERROR -> cell.getText();
            case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "TRUE" : "FALSE";
            case NUMBER -> number(cell);
            case FORMULA -> formula(cell);
        };
    }

    private @Nullable String formula(Cell cell) {
        var raw = cell.getRawValue();
        if (raw == null || raw.isEmpty()) {
            return "=" + cell.getFormula();
        }
        if (cell.getValue() instanceof BigDecimal value) {
            return number(cell, value);
        }
        try {
            return isDate(cell) ? number(cell, new BigDecimal(raw)) : raw;
        } catch (NumberFormatException text) {
            return raw;
        }
    }

    private String number(Cell cell) {
        return number(cell, cell.asNumber());
    }

    private String number(Cell cell, BigDecimal value) {
        if (isDate(cell)) {
            return moment(value);
        }
        if (value.abs().compareTo(EXACT_BELOW) >= 0) {
            return value.stripTrailingZeros().toString();
        }
        return value.round(new MathContext(SPREADSHEET_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Days since the epoch of the workbook, as ISO 8601: a date, a date and time, or below one day a time. */
    private String moment(BigDecimal days) {
        var whole = days.longValue();
        var seconds = days.subtract(BigDecimal.valueOf(whole))
                .multiply(BigDecimal.valueOf(86_400))
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValue();
        if (days.signum() < 0 || whole > 2_958_465) {
            return days.toPlainString();
        }
        if (whole == 0 && !workbook.isDate1904()) {
            return LocalTime.MIDNIGHT.plus(seconds, ChronoUnit.SECONDS).toString();
        }
        var epoch = workbook.isDate1904()
                ? LocalDateTime.of(1904, 1, 1, 0, 0)
                : LocalDateTime.of(1899, 12, whole < 60 ? 31 : 30, 0, 0); // a spreadsheet believes in 29 February 1900
        var moment = epoch.plusDays(whole).plusSeconds(seconds);
        return seconds % 86_400 == 0 ? moment.toLocalDate().toString() : moment.toString();
    }

    private static boolean isDate(Cell cell) {
        var id = cell.getDataFormatId();
        if (id != null && builtInDate(id)) {
            return true;
        }
        var format = cell.getDataFormatString();
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        return DATE_LETTERS
                .matcher(NOT_DATE_LETTERS.matcher(format).replaceAll(""))
                .find();
    }

    /** ECMA-376 part 1, 18.8.30, with the formats of Chinese and Japanese locales. */
    private static boolean builtInDate(int id) {
        return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            workbook.close();
        }
    }
}
