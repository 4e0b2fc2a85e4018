package org.shequ.kit.tabular;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ProblemException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TabularReaderTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final Columns PEOPLE = Columns.of(
            Column.of("personnel_number", "人员编号").required(),
            Column.of("name", "姓名", "名字").required(),
            Column.of("birth_date", "出生日期"),
            Column.of("score", "得分"));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16"})
    void csv_is_read_in_the_encodings_that_offices_write(String charset) {
        var rows = read(csv(
                "人员编号,姓名,出生日期\r\nP1,张三,1990-02-03\r\nP2,㐱丰,\r\n".replace("㐱", charset.equals("GBK") ? "李" : "㐱"),
                Charset.forName(charset)));
        assertEquals(2, rows.size());
        assertEquals("张三", rows.get(0).text("name"));
        assertEquals("1990-02-03", rows.get(0).text("birth_date"));
        assertNull(rows.get(1).text("birth_date"));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_header() {
        assertEquals(
                1,
                read(csv("\ufeffpersonnel_number,name\nP1,张三\n", StandardCharsets.UTF_8))
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "人员编号,姓名",
                "姓名 , 人员编号*",
                "PERSONNEL_NUMBER,Name",
                "Personnel Number;名字",
                "personnelNumber\tNAME",
                "\"人员编号\",\"姓名\"",
                "人员编号,ｎａｍｅ"
            })
    void headers_may_stand_in_any_order_language_case_and_width(String header) {
        var separator = header.contains(";") ? ";" : header.contains("\t") ? "\t" : ",";
        var rows = read(csv(header + "\n甲" + separator + "乙\n", StandardCharsets.UTF_8));
        var swapped = header.startsWith("姓名");
        assertEquals(swapped ? "乙" : "甲", rows.getFirst().text("personnel_number"));
        assertEquals(swapped ? "甲" : "乙", rows.getFirst().text("name"));
    }

    @Test
    void rows_are_numbered_as_a_spreadsheet_numbers_them() {
        var rows = read(csv("\n人员编号,姓名\n\n,\nP1,\"张\n三\"\nP2, 李四\u3000\n", StandardCharsets.UTF_8));
        assertEquals(List.of(5L, 6L), rows.stream().map(TabularRow::number).toList());
        assertEquals("张\n三", rows.get(0).text("name"));
        assertEquals("李四", rows.get(1).text("name"));
    }

    @Test
    void all_that_is_wrong_with_the_headers_is_told_at_once() {
        var refusal = refused(csv("姓名,年龄,名字,,籍贯\n", StandardCharsets.UTF_8), TabularProblem.HEADERS_WRONG);
        assertEquals(
                List.of(
                        "/headers/1 UNKNOWN_HEADER",
                        "/headers/2 DUPLICATE_HEADER",
                        "/headers/4 UNKNOWN_HEADER",
                        "/headers MISSING_HEADER"),
                refusal.violations().stream()
                        .map(violation -> violation.pointer() + " " + violation.rule())
                        .toList());
    }

    @Test
    void oddly_shaped_csv_is_refused() {
        var head = "人员编号,姓名\n";
        refused(csv("", StandardCharsets.UTF_8), TabularProblem.FILE_EMPTY);
        refused(csv(" \n,,\n", StandardCharsets.UTF_8), TabularProblem.FILE_EMPTY);
        refused(csv(head + "P1,\"张三\n", StandardCharsets.UTF_8), TabularProblem.FILE_DAMAGED);
        refused(csv(head + "P1,张\0三\n", StandardCharsets.UTF_8), TabularProblem.CELL_UNREADABLE);
        refused(csv(head + "P1," + "长".repeat(32_768) + "\n", StandardCharsets.UTF_8), TabularProblem.CELL_TOO_LONG);
        refused(csv(head + "P1," + "x".repeat(2 << 20) + "\n", StandardCharsets.UTF_8), TabularProblem.CELL_TOO_LONG);
        refused(csv("a,".repeat(1_000_000) + "\n", StandardCharsets.UTF_8), TabularProblem.TOO_MANY_COLUMNS);
        refused(csv(head + ",".repeat(2_000) + "\n", StandardCharsets.UTF_8), TabularProblem.TOO_MANY_COLUMNS);
        refused(new byte[] {'a', ',', (byte) 0xff, (byte) 0xff, '\n'}, TabularMedia.CSV, TabularProblem.FILE_ENCODING);
        refused(workbook(sheet -> {}), TabularMedia.CSV, TabularProblem.FILE_DAMAGED);
        refused(csv(head, StandardCharsets.UTF_8), "application/json", CommonProblem.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void a_long_file_in_gbk_is_known_by_its_last_line_too() {
        var text = "人员编号,姓名\n" + "P,abc\n".repeat(50_000) + "P9,张三\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("personnel_number,name\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(text.substring(text.indexOf('\n') + 1).getBytes(GBK));
        var rows = read(bytes.toByteArray(), TabularMedia.CSV);
        assertEquals("张三", rows.getLast().text("name"));
    }

    @Test
    void a_declared_charset_helps_where_the_text_is_not_utf_8() {
        var rows = read(csv("personnel_number,name\nP1,張三\n", Charset.forName("Big5")), "text/csv; charset=Big5");
        assertEquals("張三", rows.getFirst().text("name"));
        assertEquals(
                1,
                read(csv("人员编号,姓名\nP1,张三\n", StandardCharsets.UTF_8), "Text/CSV;charset=gbk")
                        .size());
    }

    @Test
    void xlsx_cells_come_as_the_text_that_the_user_sees() {
        var rows = read(
                workbook(sheet -> {
                    header(sheet);
                    sheet.value(1, 0, 320613002004L);
                    sheet.value(1, 1, " 张三 ");
                    sheet.value(1, 2, LocalDate.of(1990, 2, 3));
                    sheet.style(1, 2).format("yyyy-mm-dd").set();
                    sheet.value(1, 3, 0.1 + 0.2);
                    sheet.value(3, 0, 3.2060219900101123E17);
                    sheet.value(3, 1, true);
                    sheet.value(3, 2, LocalDateTime.of(2024, 2, 29, 8, 30));
                    sheet.style(3, 2).format("yyyy\"年\"m\"月\"d\"日\" h:mm").set();
                    sheet.formula(3, 3, "SUM(A1:A2)");
                    sheet.inlineString(4, 0, "+86");
                    sheet.value(4, 1, "'=x");
                    sheet.value(4, 2, 45000);
                    sheet.value(4, 3, new BigDecimal("1234567.50"));
                    sheet.style(4, 3).format("#,##0.00 \"day\"").set();
                }),
                TabularMedia.XLSX);
        assertEquals(List.of(2L, 4L, 5L), rows.stream().map(TabularRow::number).toList());
        assertEquals("320613002004", rows.get(0).text("personnel_number"));
        assertEquals("张三", rows.get(0).text("name"));
        assertEquals("1990-02-03", rows.get(0).text("birth_date"));
        assertEquals("0.3", rows.get(0).text("score"));
        assertTrue(
                String.valueOf(rows.get(1).text("personnel_number")).contains("E+17"),
                "an ID that lost its digits shows it");
        assertEquals("TRUE", rows.get(1).text("name"));
        assertEquals("2024-02-29T08:30", rows.get(1).text("birth_date"));
        assertNull(rows.get(1).text("score"));
        assertEquals(List.of("3 FORMULA"), faults(rows), "a formula that nobody computed");
        assertEquals("+86", rows.get(2).text("personnel_number"));
        assertEquals("=x", rows.get(2).text("name"));
        assertEquals("45000", rows.get(2).text("birth_date"));
        assertEquals("1234567.5", rows.get(2).text("score"));
    }

    @Test
    void damaged_protected_and_swollen_workbooks_are_refused() throws IOException {
        var whole = workbook(sheet -> {
            header(sheet);
            for (int row = 1; row < 2_000; row++) {
                sheet.value(row, 0, "P" + row);
                sheet.value(row, 1, "张三" + row);
            }
        });
        assertEquals(1_999, read(whole, TabularMedia.XLSX).size());
        for (var part : new int[] {4, 100, whole.length / 2, whole.length - 1}) {
            refused(Arrays.copyOf(whole, part), TabularMedia.XLSX, TabularProblem.FILE_DAMAGED);
        }
        refused(csv("人员编号,姓名\n", StandardCharsets.UTF_8), TabularMedia.XLSX, TabularProblem.FILE_DAMAGED);
        refused(zip("a.txt", "no workbook"), TabularMedia.XLSX, TabularProblem.FILE_DAMAGED);
        refused(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, 0
                },
                TabularMedia.XLSX,
                TabularProblem.FILE_ENCRYPTED);
        refused(workbook(sheet -> {}), TabularMedia.XLSX, TabularProblem.FILE_EMPTY);
        refused(
                altered(whole, "xl/worksheets/sheet1.xml", sheet -> sheet.replace("</sheetData>", "")),
                TabularMedia.XLSX,
                TabularProblem.FILE_DAMAGED);
        refused(
                altered(
                        whole,
                        "xl/worksheets/sheet1.xml",
                        sheet -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + sheet.substring(sheet.indexOf("?>") + 2)),
                TabularMedia.XLSX,
                TabularProblem.FILE_DAMAGED);
        refused(
                altered(
                        whole,
                        "xl/sharedStrings.xml",
                        strings -> strings.replace("</sst>", " ".repeat(50 << 20) + "</sst>")),
                TabularMedia.XLSX,
                TabularProblem.FILE_INFLATES);
        refused(
                altered(whole, "xl/worksheets/sheet1.xml", sheet -> sheet.replace("\"B1500\"", "\"ZZZZZZ1500\"")),
                TabularMedia.XLSX,
                TabularProblem.TOO_MANY_COLUMNS);
        refused(
                altered(whole, "xl/worksheets/sheet1.xml", sheet -> sheet.replace("\"B1500\"", "\"ALM1500\"")),
                TabularMedia.XLSX,
                TabularProblem.TOO_MANY_COLUMNS);
    }

    @Test
    void a_value_under_no_header_is_a_fault_of_its_row_alone() throws IOException {
        var rows = read(csv("人员编号,姓名\nP1,张三,1990-01-01\nP2,李四\n", StandardCharsets.UTF_8));
        assertEquals(List.of("2 CELL_OUTSIDE"), faults(rows));
        var whole = workbook(sheet -> {
            header(sheet);
            sheet.value(1, 0, "P1");
            sheet.value(1, 1, "张三");
        });
        assertEquals(
                List.of("4 CELL_OUTSIDE"),
                faults(read(
                        altered(whole, "xl/worksheets/sheet1.xml", sheet -> sheet.replace("\"B2\"", "\"E2\"")),
                        TabularMedia.XLSX)));
    }

    private static List<String> faults(List<TabularRow> rows) {
        return rows.stream()
                .flatMap(row -> row.faults().stream())
                .map(fault -> fault.index() + " " + fault.rule())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {TabularMedia.CSV, TabularMedia.XLSX})
    void what_is_written_is_read_again_and_runs_no_formula(String media) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = TabularWriter.open(out, media, PEOPLE, Language.ZH)) {
            writer.row("=cmd|' /C calc'!A0", "@张,\"三\"\n丰", LocalDate.of(2024, 2, 29), new BigDecimal("-1.50"));
            writer.row("-1", "𠮷\u0001", Instant.parse("2026-01-05T01:00:00Z"), 1_234_567_890_123_456_789L);
            writer.row("+86", null, null, 0);
            for (int i = 0; i < 1_200; i++) {
                writer.row("P" + i, "张三", null, i);
            }
        }
        var rows = read(out.toByteArray(), media);
        assertEquals(1_203, rows.size());
        assertEquals("=cmd|' /C calc'!A0", rows.get(0).text("personnel_number"));
        assertEquals("@张,\"三\"\n丰", rows.get(0).text("name"));
        assertEquals("2024-02-29", rows.get(0).text("birth_date"));
        assertEquals(
                0,
                new BigDecimal("-1.5")
                        .compareTo(new BigDecimal(String.valueOf(rows.get(0).text("score")))));
        assertEquals("-1", rows.get(1).text("personnel_number"));
        assertEquals("2026-01-05T01:00:00Z", rows.get(1).text("birth_date"));
        assertEquals("1234567890123456789", rows.get(1).text("score"));
        assertNull(rows.get(2).text("name"));
        assertEquals("1199", rows.getLast().text("score"));
        if (media.equals(TabularMedia.CSV)) {
            var text = out.toString(StandardCharsets.UTF_8);
            assertTrue(text.startsWith("\ufeff人员编号,姓名,出生日期,得分\r\n"));
            assertFalse(text.lines().anyMatch(line -> line.matches("\"?[=+@-].*")), text.substring(0, 200));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TabularMedia.CSV, TabularMedia.XLSX})
    void a_template_is_a_table_without_rows(String media) {
        var out = new ByteArrayOutputStream();
        TabularWriter.template(out, media, PEOPLE, Language.ZH);
        assertTrue(read(out.toByteArray(), media).isEmpty());
    }

    @Test
    void the_temporary_file_is_gone_in_any_case() throws IOException {
        var before = spools();
        read(csv("人员编号,姓名\nP1,张三\n", StandardCharsets.UTF_8));
        refused(csv("x\n", StandardCharsets.UTF_8), TabularProblem.HEADERS_WRONG);
        assertEquals(before, spools());
    }

    private static long spools() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".spool"))
                    .count();
        }
    }

    private static List<TabularRow> read(byte[] file) {
        return read(file, TabularMedia.CSV);
    }

    private static List<TabularRow> read(byte[] file, String mediaType) {
        try (var reader = TabularReader.open(new ByteArrayInputStream(file), mediaType, PEOPLE, null)) {
            var rows = new ArrayList<TabularRow>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }

    private static ProblemException refused(byte[] file, ProblemCode code) {
        return refused(file, TabularMedia.CSV, code);
    }

    private static ProblemException refused(byte[] file, String mediaType, ProblemCode code) {
        var refusal = assertThrows(ProblemException.class, () -> read(file, mediaType));
        assertEquals(code, refusal.code(), refusal::getMessage);
        return refusal;
    }

    private static byte[] csv(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static void header(Worksheet sheet) {
        var headers = List.of("人员编号", "姓名", "出生日期", "得分");
        for (int i = 0; i < headers.size(); i++) {
            sheet.value(0, i, headers.get(i));
        }
    }

    private static byte[] workbook(Consumer<Worksheet> fill) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook.newWorksheet("1"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, String content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] altered(byte[] workbook, String name, UnaryOperator<String> change) throws IOException {
        var file = Files.write(Files.createTempFile("workbook-", ".xlsx"), workbook);
        var out = new ByteArrayOutputStream();
        try (var in = new ZipFile(file.toFile());
                var zip = new ZipOutputStream(out)) {
            for (var entry : Collections.list(in.entries())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var before = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(name)) {
                    var text = new String(before, StandardCharsets.UTF_8);
                    var after = change.apply(text);
                    assertNotEquals(text, after, "nothing to change in " + name);
                    zip.write(after.getBytes(StandardCharsets.UTF_8));
                } else {
                    zip.write(before);
                }
            }
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }
}
