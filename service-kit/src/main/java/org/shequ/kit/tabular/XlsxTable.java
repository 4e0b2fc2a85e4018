package org.shequ.kit.tabular;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;

/** A workbook; where one sheet is full, the next one begins under the same headers. */
final class XlsxTable extends TabularWriter {

    private static final int FLUSH_EVERY = 500;
    private static final long EXACT_BELOW = 1_000_000_000_000_000L;

    private final Workbook workbook;
    private final OutputStream out;
    private Worksheet sheet;
    private final boolean asText;
    private int sheets = 1;
    private int row;
    private @Nullable Object @Nullable [] header;

    XlsxTable(OutputStream out, int columns, Language language) {
        this(out, columns, language, "1", false);
    }

    private XlsxTable(OutputStream out, int columns, Language language, String name, boolean asText) {
        super(columns, language);
        this.out = new Unclosed(out);
        this.workbook = new Workbook(this.out, "shequ", "1.0");
        this.sheet = workbook.newWorksheet(name);
        this.asText = asText;
    }

    /** A table to be filled in further: its cells are formatted as text, so that no spreadsheet shortens what is typed. */
    static XlsxTable toFillIn(OutputStream out, @Nullable String name) {
        return new XlsxTable(out, ANY, Language.EN, name == null ? "1" : name, true);
    }

    @Override
    void write(@Nullable Object[] values) throws IOException {
        if (header == null) {
            header = values;
        } else if (row == Worksheet.MAX_ROWS) {
            sheet.finish();
            sheet = workbook.newWorksheet(String.valueOf(++sheets));
            row = 0;
            fill(header);
        }
        fill(values);
    }

    private void fill(@Nullable Object[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            switch (value) {
                case null -> {
                    // blank
                }
                case Long number
                when number >= EXACT_BELOW || number <= -EXACT_BELOW -> sheet.inlineString(row, i, number.toString());
                case BigDecimal number
                when number.precision() > 15 -> sheet.inlineString(row, i, number.toPlainString());
                case Number number -> sheet.value(row, i, number);
                case Boolean truth -> sheet.value(row, i, truth);
                default -> sheet.inlineString(row, i, printable(text(value)));
            }
            if (asText && value != null) {
                sheet.style(row, i).format("@").set();
            }
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    /** XML has no place for control characters. */
    private static String printable(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\ufffe' || c == '\uffff') {
                if (clean == null) {
                    clean = new StringBuilder(text);
                }
                clean.setCharAt(i, '\ufffd');
            }
        }
        return clean == null ? text : clean.toString();
    }

    @Override
    void end() throws IOException {
        sheet.finish();
        workbook.finish();
        out.flush();
    }

    /** The workbook closes what it writes to; the stream is not its own. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
