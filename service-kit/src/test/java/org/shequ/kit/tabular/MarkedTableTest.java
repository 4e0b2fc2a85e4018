package org.shequ.kit.tabular;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.tabular.MarkedTable.Mark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.zip.ZipFile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class MarkedTableTest {

    private static final Columns PEOPLE = Columns.of(
            Column.of("personnel_number", "人员编号").required(),
            Column.of("name", "姓名").required(),
            Column.of("birth_date", "出生日期"),
            Column.of("score", "得分"));

    private static final String ROSTER = """
            濠北社区花名册,,,
            ,,,
            序号,人员编号,姓名,备注
            1,P1,张三,本人已核对
            ,,,
            2,P2,,-1
            3,P3,李四,多出,一格
            """;

    @Test
    void a_clerks_own_file_comes_back_with_the_reasons_at_its_end() throws IOException {
        assertEquals(
                """
                濠北社区花名册

                序号,人员编号,姓名,备注,,原因
                1,P1,张三,本人已核对,,

                2,P2,,'-1,,姓名：必填
                3,P3,李四,多出,一格,没有对应的标题
                """, text(marked(ROSTER.getBytes(Charset.forName("GBK")), Map.of(6L, "姓名：必填", 7L, "没有对应的标题"), false)));
    }

    @Test
    void the_rows_without_fault_may_be_left_out() throws IOException {
        assertEquals("""
                濠北社区花名册

                序号,人员编号,姓名,备注,,原因
                2,P2,,'-1,,姓名：必填
                """, text(marked(ROSTER.getBytes(StandardCharsets.UTF_8), Map.of(6L, "姓名：必填"), true)));
    }

    @Test
    void marked_again_the_column_is_written_anew_and_not_doubled() throws IOException {
        var first = marked("人员编号,姓名\nP1,张三\nP2,李四\n".getBytes(StandardCharsets.UTF_8), Map.of(2L, "甲"), false);
        assertEquals("人员编号,姓名,原因\nP1,张三,\nP2,李四,乙\n", text(marked(first, Map.of(3L, "乙"), false)));
    }

    @Test
    void a_column_of_the_import_that_goes_by_the_name_keeps_it() throws IOException {
        var columns = Columns.of(Column.of("registration", "报名序号").required(), Column.of("reason", "原因"));
        var out = new ByteArrayOutputStream();
        new MarkedTable(
                        new MarkedTable.Source(TabularMedia.CSV, columns, null),
                        row -> new Mark("须写明", true),
                        (column, text) -> text,
                        Language.ZH,
                        false)
                .write(new ByteArrayInputStream("报名序号,原因\n3,缺考\n".getBytes(StandardCharsets.UTF_8)), out);
        assertEquals("报名序号,原因,退回原因\n3,缺考,须写明\n", text(out.toByteArray()));
    }

    @Test
    void whoever_did_not_hand_it_in_sees_no_more_than_is_shown() throws IOException {
        var out = new ByteArrayOutputStream();
        new MarkedTable(
                        new MarkedTable.Source(TabularMedia.CSV, PEOPLE, null),
                        row -> Mark.NONE,
                        (column, text) -> column == null ? "…" : column.equals("name") ? "**" : text,
                        Language.EN,
                        false)
                .write(new ByteArrayInputStream(ROSTER.getBytes(StandardCharsets.UTF_8)), out);
        assertEquals("""
                …

                序号,人员编号,姓名,备注,,Reason
                …,P1,**,…,,

                …,P2,,…,,
                …,P3,**,…,…,
                """, text(out.toByteArray()));
    }

    @Test
    void a_workbook_keeps_its_sheets_name_and_gives_values_that_nothing_runs() throws IOException {
        var bytes = new WorkbookParts()
                .sheet("封面", "<row r=\"1\">" + WorkbookParts.text("A1", "说明") + "</row>")
                .row(
                        "名册",
                        WorkbookParts.text("A2", "P1")
                                + "<c r=\"B2\" t=\"str\"><f>HYPERLINK(\"x\")</f><v>张三</v></c>"
                                + "<c r=\"D2\" t=\"e\"><v>#N/A</v></c>")
                .bytes();
        var out = new ByteArrayOutputStream();
        marked(bytes, TabularMedia.XLSX, Map.of(2L, "得分：是表格软件的错误值"), false, out);
        var sheet = part(out.toByteArray(), "xl/worksheets/sheet1.xml");
        assertFalse(sheet.contains("<f>"), sheet);
        try (var again =
                TabularReader.open(new ByteArrayInputStream(out.toByteArray()), TabularMedia.XLSX, PEOPLE, "名册")) {
            var row = again.next();
            assertEquals(2, row.number());
            assertEquals("张三", row.text("name"));
            assertEquals("=#N/A", row.text("score"), "it is no text that an import might take");
        }
    }

    private static byte[] marked(byte[] file, Map<Long, String> marks, boolean faultyAlone) throws IOException {
        var out = new ByteArrayOutputStream();
        marked(file, TabularMedia.CSV, marks, faultyAlone, out);
        return out.toByteArray();
    }

    private static void marked(
            byte[] file, String media, Map<Long, String> marks, boolean faultyAlone, ByteArrayOutputStream out)
            throws IOException {
        new MarkedTable(
                        new MarkedTable.Source(media, PEOPLE, null),
                        row -> new Mark(marks.get(row), marks.containsKey(row)),
                        (column, text) -> text,
                        Language.ZH,
                        faultyAlone)
                .write(new ByteArrayInputStream(file), out);
    }

    private static String text(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).replace("\ufeff", "").replace("\r\n", "\n");
    }

    private static String part(byte[] workbook, String name) throws IOException {
        var file = Files.createTempFile("marked-", ".xlsx");
        try {
            Files.write(file, workbook);
            try (var zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
