package org.shequ.kit.importing;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * The empty table of an import, to be filled in: CSV with the headers alone, or a workbook whose cells are formatted as text
 * (so that no spreadsheet shortens an ID), with lists to choose from, and a second sheet that says what each column holds.
 */
public final class ImportTemplate {

    private static final int LAST_ROW = 5_000;
    private static final int LONGEST_LIST = 255;
    private static final double WIDE = 22;
    private static final double WIDER = 60;

    private final ImportTable table;
    private final List<List<String>> rows;

    private ImportTemplate(ImportTable table, List<List<String>> rows) {
        this.table = table;
        this.rows = rows;
    }

    public static ImportTemplate of(ImportTable table) {
        return new ImportTemplate(table, List.of());
    }

    /** With rows begun already: the first cells of each. */
    public ImportTemplate begun(List<List<String>> firstCells) {
        return new ImportTemplate(table, List.copyOf(firstCells));
    }

    /** In the form and language that the caller asks for. */
    public Response response(String fileName, HttpHeaders headers) {
        var xlsx = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> TabularMedia.XLSX.equals(type.getType() + "/" + type.getSubtype()));
        var language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        StreamingOutput content = out -> {
            if (xlsx) {
                writeWorkbook(out, language);
            } else {
                writeCsv(out, language);
            }
        };
        return Response.ok(content, xlsx ? TabularMedia.XLSX : TabularMedia.CSV + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + fileName + (xlsx ? ".xlsx" : ".csv") + "\"")
                .build();
    }

    void writeCsv(OutputStream out, Language language) {
        try (var writer = TabularWriter.open(out, TabularMedia.CSV, table.columns(), language)) {
            for (var row : rows) {
                var cells = new Object[table.all().size()];
                for (int i = 0; i < row.size(); i++) {
                    cells[i] = row.get(i);
                }
                writer.row(cells);
            }
        }
    }

    void writeWorkbook(OutputStream out, Language language) throws IOException {
        try (var workbook = new Workbook(new Unclosed(out), "shequ", "1.0")) {
            writeData(workbook.newWorksheet(language.choose("Data", "数据")), language);
            writeNotes(workbook.newWorksheet(language.choose("Instructions", "填写说明")), language);
        }
    }

    private void writeData(Worksheet sheet, Language language) {
        for (int i = 0; i < table.all().size(); i++) {
            var column = table.all().get(i);
            sheet.value(0, i, column.header(language));
            sheet.style(0, i).bold().set();
            sheet.width(i, WIDE);
            sheet.style(i).format("@").set();
            var list = "\"" + String.join(",", column.type().choices()) + "\"";
            if (!column.type().choices().isEmpty() && list.length() <= LONGEST_LIST) {
                sheet.range(1, i, LAST_ROW, i).validateWithListByFormula(list);
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < rows.get(row).size(); i++) {
                sheet.inlineString(row + 1, i, rows.get(row).get(i));
            }
        }
        sheet.freezePane(0, 1);
    }

    private void writeNotes(Worksheet sheet, Language language) {
        var titles = List.of(
                language.choose("Column", "列"),
                language.choose("Required", "必填"),
                language.choose("What it holds", "填写内容"),
                language.choose("Example", "示例"));
        for (int i = 0; i < titles.size(); i++) {
            sheet.value(0, i, titles.get(i));
            sheet.style(0, i).bold().set();
        }
        sheet.width(0, WIDE);
        sheet.width(2, WIDER);
        sheet.width(3, WIDE);
        for (int row = 0; row < table.all().size(); row++) {
            var column = table.all().get(row);
            sheet.value(row + 1, 0, column.header(language));
            sheet.value(row + 1, 1, column.needed() ? language.choose("yes", "是") : "");
            sheet.value(row + 1, 2, column.description(language));
            sheet.inlineString(row + 1, 3, column.example());
        }
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
