package org.shequ.kit.tabular;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

final class CsvTable extends TabularWriter {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Writer text;
    private final CsvWriter csv;

    CsvTable(OutputStream out, int columns, Language language) {
        super(columns, language);
        this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            text.write(BYTE_ORDER_MARK);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    }

    @Override
    void write(@Nullable Object[] values) {
        var fields = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            fields[i] = value == null ? "" : value instanceof BigDecimal exact ? exact.toPlainString() : text(value);
        }
        csv.writeRecord(fields);
    }

    @Override
    void end() throws IOException {
        csv.flush();
        text.flush();
    }
}
