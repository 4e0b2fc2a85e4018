package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.List;

/**
 * Writes a table row by row, in constant memory: CSV with a byte order mark (Chinese spreadsheets need it) or xlsx. Text
 * that a spreadsheet would run as a formula is made harmless. The stream stays open: whoever opened it closes it.
 */
public abstract sealed class TabularWriter implements AutoCloseable permits CsvTable, XlsxTable {

    /** As many cells in a row as the caller likes. */
    static final int ANY = -1;

    private static final DateTimeFormatter MONTH_ZH = DateTimeFormatter.ofPattern("uuuu年M月");

    private final int columns;
    private final Language language;

    TabularWriter(int columns, Language language) {
        this.columns = columns;
        this.language = language;
    }

    /** Opens a table and writes its header row in a language. Any media type but the two is 406. */
    public static TabularWriter open(OutputStream out, String mediaType, Columns columns, Language language) {
        var writer = switch (mediaType) {
            case TabularMedia.CSV -> new CsvTable(out, columns.all().size(), language);
            case TabularMedia.XLSX -> new XlsxTable(out, columns.all().size(), language);
            default -> throw ProblemException.of(CommonProblem.NOT_ACCEPTABLE);
        };
        writer.header(columns.headers(language));
        return writer;
    }

    /** Opens a table of which every row comes from the caller, titles and headers too, each as long as it may be. */
    static TabularWriter bare(OutputStream out, String mediaType, @Nullable String sheet) {
        return switch (mediaType) {
            case TabularMedia.CSV -> new CsvTable(out, ANY, Language.EN);
            case TabularMedia.XLSX -> XlsxTable.toFillIn(out, sheet);
            default -> throw ProblemException.of(CommonProblem.NOT_ACCEPTABLE);
        };
    }

    /** Writes a table with nothing but its headers, to be filled in. */
    public static void template(OutputStream out, String mediaType, Columns columns, Language language) {
        open(out, mediaType, columns, language).close();
    }

    /**
     * One value per column, in the order of the columns: text, numbers, booleans, dates, months or instants; null is blank. In
     * Chinese a boolean reads 是 or 否, and a month 2012年6月.
     */
    public final void row(@Nullable Object... values) {
        if (columns != ANY && values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        try {
            write(language == Language.ZH ? inChinese(values) : values);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static @Nullable Object[] inChinese(@Nullable Object[] values) {
        @Nullable Object[] cells = values.clone();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = switch (cells[i]) {
                case null -> null;
                case Boolean truth -> truth ? "是" : "否";
                case YearMonth month -> MONTH_ZH.format(month);
                case Object other -> other;
            };
        }
        return cells;
    }

    private void header(List<String> headers) {
        try {
            write(headers.toArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the table. */
    @Override
    public final void close() {
        try {
            end();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    abstract void write(@Nullable Object[] values) throws IOException;

    abstract void end() throws IOException;

    /** Dates and instants in ISO 8601, as they are read again. */
    static String text(Object value) {
        return value instanceof Number || value instanceof Temporal
                ? value.toString()
                : Cells.guarded(value.toString());
    }
}
