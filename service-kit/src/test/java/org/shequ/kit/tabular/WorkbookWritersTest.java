package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ProblemException;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.kit.tabular.WorkbookParts.text;

/** What the many writers of workbooks make of the same cell; a spreadsheet opens them all. */
class WorkbookWritersTest {

    private static final Columns PEOPLE = Columns.of(
            Column.of("personnel_number", "人员编号").required(),
            Column.of("name", "姓名").required(),
            Column.of("birth_date", "出生日期"),
            Column.of("score", "得分"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c r='C2' t='d'><v>1985-05-05</v></c>                        | 1985-05-05",
                "<c r='C2' t='d'><v>1985-05-05T00:00:00</v></c>               | 1985-05-05T00:00:00",
                "<c r='C2' t='b'><v>false</v></c>                             | FALSE",
                "<c r='C2' t='b'><v>0</v></c>                                 | FALSE",
                "<c r='C2' t='b'><v>1</v></c>                                 | TRUE",
                "<c r='C2' t='str'><v>甲</v></c>                              | 甲",
                "<c r='C2'><v>无类型</v></c>                                  | 无类型",
                "<c r='C2'><v>45000</v></c>                                   | 45000",
                "<c r='C2'><v>1.5E3</v></c>                                   | 1500",
                "<c r='C2' t='n'><f>1+1</f><v>2</v></c>                       | 2",
                "<c r='C2' t='str'><f>A1</f><v>值</v></c>                     | 值",
                "<c r='C2' t='inlineStr'><is><r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r></is></c> | 张三",
                "<c r='C2' t='inlineStr'><is><t>张</t><rPh sb='0' eb='1'><t>zhang</t></rPh></is></c>  | 张",
                "<c r='C2' t='inlineStr'><is><t>一_x000D_二</t></is></c>      | '一\r二'",
                "<c r='C2' t='inlineStr'><is><t>\uff16\uff15\uff17\uff14\u00a0\u200e</t></is></c>    | 6574",
            })
    void a_cell_is_read_as_the_spreadsheet_shows_it(String cell, String shown) {
        var row = only(WorkbookParts.row(text("A2", "P1") + text("B2", "张三") + cell.replace('\'', '"')));
        assertEquals(shown, row.text("birth_date"), () -> row.faults().toString());
        assertEquals(List.of(), row.faults());
    }

    @ParameterizedTest
    @CsvSource({
        "<c r='C2' t='s'><v>7</v></c>, UNREADABLE",
        "<c r='C2' t='s'><v>x</v></c>, UNREADABLE",
        "<c r='C2' t='b'><v>2</v></c>, UNREADABLE",
        "<c r='C2' t='q'><v>2</v></c>, UNREADABLE",
        "<c r='C2' t='e'><v>#N/A</v></c>, ERROR_VALUE",
        "<c r='C2'><f>1+1</f></c>, FORMULA",
        "<c r='C2'><f>1+1</f><v></v></c>, FORMULA",
    })
    void what_cannot_be_read_is_a_fault_of_its_cell_and_never_blank(String cell, String rule) {
        var row = only(WorkbookParts.row(text("A2", "P1") + text("B2", "张三") + cell.replace('\'', '"')));
        assertEquals("张三", row.text("name"));
        assertEquals(rule, row.faults().getFirst().rule());
        assertEquals("birth_date", row.faults().getFirst().column());
        assertEquals(2, row.faults().getFirst().index());
    }

    @Test
    void an_empty_text_of_a_formula_is_blank_and_rows_of_them_are_passed_over() {
        var blank = "<c r=\"A3\" t=\"str\"><f>IF(B3=\"\",\"\",ROW())</f><v></v></c>";
        var rows = read(new WorkbookParts()
                .sheet(
                        "名册",
                        "<row r=\"1\">" + text("A1", "人员编号") + text("B1", "姓名") + "</row><row r=\"2\">"
                                + text("A2", "P1") + text("B2", "张三") + "</row><row r=\"3\">" + blank + "</row>")
                .bytes());
        assertEquals(1, rows.size());
    }

    @Test
    void shared_texts_may_be_rich_and_a_workbook_may_lack_its_styles() {
        var row = only(new WorkbookParts()
                .strings("<si><t>张三</t></si><si><r><t>李</t></r><r><t>四</t></r><rPh><t>li</t></rPh></si>")
                .row("名册", text("A2", "P1") + "<c r=\"B2\" t=\"s\" s=\"5\"><v>1</v></c>")
                .bytes());
        assertEquals("李四", row.text("name"));
    }

    @Test
    void dates_are_known_by_their_format_and_by_the_epoch_of_the_workbook() {
        var cells = text("A2", "P1") + text("B2", "张三") + "<c r=\"C2\" s=\"1\"><v>31172</v></c>"
                + "<c r=\"D2\" s=\"2\"><v>31172.5</v></c>";
        var formats = "<numFmt numFmtId=\"165\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>";
        var row = only(new WorkbookParts()
                .formats(formats, 0, 14, 165)
                .row("名册", cells)
                .bytes());
        assertEquals("1985-05-05", row.text("birth_date"));
        assertEquals("1985-05-05T12:00", row.text("score"));
        var mac = only(new WorkbookParts()
                .formats(formats, 0, 14, 165)
                .properties("date1904=\"1\"")
                .row("名册", cells)
                .bytes());
        assertEquals("1989-05-06", mac.text("birth_date"));
    }

    /** A month that is typed becomes its first day, in a format that shows no day: it is read as it shows. */
    @ParameterizedTest
    @CsvSource({"1, 41061, 2012-06", "2, 41061, 2012-06", "1, 41062, 2012-06-02", "3, 41061, 2012-06-01"})
    void a_date_that_shows_as_a_month_is_a_month(int style, int days, String shown) {
        var row = only(new WorkbookParts()
                .formats("<numFmt numFmtId=\"165\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;;@\"/>", 0, 165, 57, 14)
                .row(
                        "名册",
                        text("A2", "P1") + text("B2", "张三") + "<c r=\"C2\" s=\"" + style + "\"><v>" + days + "</v></c>")
                .bytes());
        assertEquals(shown, row.text("birth_date"));
    }

    @Test
    void strict_workbooks_and_unusual_places_of_parts_are_read_alike() {
        var cells = text("A2", "P1") + text("B2", "张三");
        assertEquals(
                "张三",
                only(new WorkbookParts().strict().row("名册", cells).bytes()).text("name"));
        assertEquals(
                "张三",
                only(new WorkbookParts().folder("/elsewhere/").row("名册", cells).bytes())
                        .text("name"));
        assertEquals(
                "张三",
                only(new WorkbookParts()
                                .sheet(
                                        "名册",
                                        "<row><c t=\"inlineStr\"><is><t>人员编号</t></is></c><c t=\"inlineStr\"><is><t>姓名</t></is></c></row>"
                                                + "<row><c t=\"inlineStr\"><is><t>P1</t></is></c><c t=\"inlineStr\"><is><t>张三</t></is></c></row>")
                                .bytes())
                        .text("name"),
                "without references");
    }

    @Test
    void of_several_sheets_that_fit_none_is_taken_unless_it_is_named() {
        var workbook = new WorkbookParts()
                .row("东街道", text("A2", "P1") + text("B2", "张三"))
                .row("西街道", text("A2", "P2") + text("B2", "李四"))
                .bytes();
        var refusal = refused(workbook, null, TabularProblem.SHEETS_AMBIGUOUS);
        assertTrue(refusal.getMessage().contains("东街道, 西街道"), refusal.getMessage());
        assertEquals("李四", read(workbook, "西街道").getFirst().text("name"));
        refused(workbook, "南街道", TabularProblem.SHEET_UNKNOWN);
    }

    @Test
    void hidden_blank_and_other_sheets_and_empty_templates_do_not_count() {
        var workbook = new WorkbookParts()
                .sheet("封面", "<row r=\"1\">" + text("A1", "说明") + "</row>")
                .sheet("空", "")
                .row("旧", text("A2", "P0") + text("B2", "旧人"))
                .state("旧", "veryHidden")
                .row("名册", text("A2", "P1") + text("B2", "张三"))
                .row("模板", "")
                .bytes();
        assertEquals("张三", only(workbook).text("name"));
    }

    @Test
    void the_header_row_is_found_below_titles_and_numbers_and_remarks_are_passed_over() {
        var rows = read(new WorkbookParts()
                .sheet(
                        "名册",
                        "<row r=\"1\">" + text("A1", "试验区社区工作者花名册") + "</row><row r=\"3\">" + text("A3", "序号")
                                + text("B3", "姓名") + text("C3", "人员编号") + text("D3", "备注") + "</row><row r=\"4\">"
                                + "<c r=\"A4\"><f>ROW()</f></c>" + text("B4", "张三") + text("C4", "P1")
                                + text("D4", "借调") + "</row>")
                .bytes());
        assertEquals(1, rows.size());
        assertEquals("张三", rows.getFirst().text("name"));
        assertEquals(4, rows.getFirst().number());
        assertEquals(List.of(), rows.getFirst().faults());
        assertNull(rows.getFirst().text("birth_date"));
    }

    private static TabularRow only(byte[] workbook) {
        var rows = read(workbook);
        assertEquals(1, rows.size());
        return rows.getFirst();
    }

    private static List<TabularRow> read(byte[] workbook) {
        return read(workbook, null);
    }

    private static List<TabularRow> read(byte[] workbook, @Nullable String sheet) {
        try (var reader = TabularReader.open(new ByteArrayInputStream(workbook), TabularMedia.XLSX, PEOPLE, sheet)) {
            var rows = new ArrayList<TabularRow>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }

    private static ProblemException refused(byte[] workbook, @Nullable String sheet, ProblemCode code) {
        var refusal = assertThrows(ProblemException.class, () -> read(workbook, sheet));
        assertEquals(code, refusal.code());
        return refusal;
    }
}
