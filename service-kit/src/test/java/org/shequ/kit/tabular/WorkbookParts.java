package org.shequ.kit.tabular;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, as other writers would. */
public final class WorkbookParts {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String HEADER =
            "<row r=\"1\">" + text("A1", "人员编号") + text("B1", "姓名") + text("C1", "出生日期") + text("D1", "得分") + "</row>";

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private String strings = "";
    private String styles = "";
    private String properties = "";
    private String folder = "worksheets/";
    private boolean strict;

    public static String text(String at, String value) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + value + "</t></is></c>";
    }

    /** A sheet with the header row and one row of these cells. */
    static byte[] row(String cells) {
        return new WorkbookParts()
                .sheet("名册", HEADER + "<row r=\"2\">" + cells + "</row>")
                .bytes();
    }

    public WorkbookParts row(String name, String cells) {
        return sheet(name, HEADER + "<row r=\"2\">" + cells + "</row>");
    }

    public WorkbookParts sheet(String name, String rows) {
        sheets.put(name, rows);
        return this;
    }

    public WorkbookParts state(String name, String state) {
        states.put(name, state);
        return this;
    }

    public WorkbookParts strings(String items) {
        strings = items;
        return this;
    }

    /** Cell formats, each of a number format. */
    public WorkbookParts formats(String custom, int... ids) {
        var xfs = new StringBuilder();
        for (var id : ids) {
            xfs.append("<xf numFmtId=\"").append(id).append("\"/>");
        }
        styles = "<numFmts>" + custom + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + xfs
                + "</cellXfs>";
        return this;
    }

    public WorkbookParts properties(String attributes) {
        properties = attributes;
        return this;
    }

    public WorkbookParts folder(String path) {
        folder = path;
        return this;
    }

    public WorkbookParts strict() {
        strict = true;
        return this;
    }

    public byte[] bytes() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "_rels/.rels",
                relations("<Relationship Id=\"a\" Type=\"" + RELATIONS
                        + "/officeDocument\" Target=\"/xl/workbook.xml\"/>"));
        var list = new StringBuilder();
        var targets = new StringBuilder();
        var i = 0;
        for (var sheet : sheets.entrySet()) {
            i++;
            var state = states.get(sheet.getKey());
            list.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\"%s/>"
                    .formatted(sheet.getKey(), i, i, state == null ? "" : " state=\"" + state + "\""));
            targets.append("<Relationship Id=\"s%d\" Type=\"%s/worksheet\" Target=\"%ssheet%d.xml\"/>"
                    .formatted(i, RELATIONS, folder, i));
            parts.put(
                    ("/xl/" + folder).replace("/xl//", "/").substring(1) + "sheet" + i + ".xml",
                    "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheet.getValue() + "</sheetData></worksheet>");
        }
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><workbookPr " + properties
                        + "/><sheets>" + list + "</sheets></workbook>");
        if (!strings.isEmpty()) {
            parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + strings + "</sst>");
        }
        if (!styles.isEmpty()) {
            parts.put("xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\">" + styles + "</styleSheet>");
        }
        targets.append("<Relationship Id=\"z1\" Type=\"" + RELATIONS
                + "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"z2\" Type=\"" + RELATIONS
                + "/styles\" Target=\"styles.xml\"/>");
        parts.put("xl/_rels/workbook.xml.rels", relations(targets.toString()));
        return zip(parts);
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>";
    }

    private byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                var content = strict
                        ? part.getValue()
                                .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                                .replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
                        : part.getValue();
                zip.write(content.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
