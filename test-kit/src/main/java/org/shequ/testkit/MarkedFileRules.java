package org.shequ.testkit;

import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.kit.tabular.TabularWriter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What clerks need of every import of a service: a file with one bad row is refused and comes back as it was, with the reason
 * beside that row; mended and handed in as it is, it is taken. An import that no case is written for fails.
 */
public final class MarkedFileRules {

    private MarkedFileRules() {}

    /** Where the file goes in and comes back, in Chinese. */
    public interface Door {

        /** The job at its end. */
        JsonPath handIn(byte[] file, String mediaType);

        byte[] markedFile(String jobId, String mediaType);
    }

    /**
     * A file of an import.
     *
     * @param table header and rows, without quotes
     * @param bad a text in one cell that its column refuses
     * @param good what should stand there
     */
    public record Import(String table, String bad, String good, Door door) {}

    /** @param imports by the kind of job; asked anew for each format */
    public static void assertComeBackAndGoIn(Map<String, Supplier<Import>> imports) {
        var kinds = Arc.container().select(ImportHandler.class).stream()
                .map(ImportHandler::kind)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(kinds, new TreeSet<>(imports.keySet()), "each import of the service needs a case here");
        imports.forEach((kind, one) -> {
            for (var media : List.of(TabularMedia.CSV, TabularMedia.XLSX)) {
                check(kind + " as " + media, one.get(), media);
            }
        });
    }

    private static void check(String what, Import one, String media) {
        var rows = one.table().lines().map(line -> List.of(line.split(",", -1))).toList();
        var header = rows.getFirst();
        var refused = one.door().handIn(written(rows, media), media);
        assertEquals("FAILED", refused.getString("state"), () -> what + refused.prettify());
        assertEquals(1, refused.getInt("problemCount"), () -> what + refused.prettify());
        var marked = one.door().markedFile(refused.getString("id"), media);
        var reason = header.contains("原因") ? "退回原因" : "原因";
        try (var file = TabularReader.open(new ByteArrayInputStream(marked), media, columns(header, reason), null)) {
            for (int i = 1; i < rows.size(); i++) {
                var row = file.next();
                for (int c = 0; c < header.size(); c++) {
                    var cell = rows.get(i).get(c);
                    assertEquals(cell.isEmpty() ? null : cell, row.text(header.get(c)), what);
                }
                assertEquals(String.valueOf(i), row.text("序号"), what);
                var said = row.text(reason);
                if (rows.get(i).contains(one.bad())) {
                    assertNotNull(said, what + " says nothing of row " + i);
                    assertTrue(said.startsWith(header.get(rows.get(i).indexOf(one.bad())) + "："), what + said);
                } else {
                    assertNull(said, what);
                }
            }
            assertTrue(!file.hasNext(), what);
        }
        var taken = one.door().handIn(mended(marked, media, one), media);
        assertEquals("SUCCEEDED", taken.getString("state"), () -> what + taken.prettify());
        assertEquals(rows.size() - 1, taken.getInt("counts.rows"), () -> what + taken.prettify());
    }

    private static Columns columns(List<String> header, String... more) {
        var columns = new ArrayList<Column>();
        columns.add(Column.of("序号"));
        header.forEach(name -> columns.add(Column.of(name)));
        for (var name : more) {
            columns.add(Column.of(name));
        }
        return Columns.of(columns.toArray(Column[]::new));
    }

    /** As clerks keep their tables: numbered, with remarks. */
    private static byte[] written(List<List<String>> rows, String media) {
        var out = new ByteArrayOutputStream();
        try (var table = TabularWriter.open(out, media, columns(rows.getFirst(), "备注"), Language.ZH)) {
            for (int i = 1; i < rows.size(); i++) {
                var cells = new ArrayList<Object>();
                cells.add(String.valueOf(i));
                cells.addAll(rows.get(i));
                cells.add("请核对");
                table.row(cells.toArray());
            }
        }
        return out.toByteArray();
    }

    /** The file that came back, with nothing changed but the one cell. */
    private static byte[] mended(byte[] marked, String media, Import one) {
        if (media.equals(TabularMedia.CSV)) {
            return new String(marked, StandardCharsets.UTF_8)
                    .replace(one.bad(), one.good())
                    .getBytes(StandardCharsets.UTF_8);
        }
        var out = new ByteArrayOutputStream();
        try {
            var workbook = Files.createTempFile("marked-", ".xlsx");
            Files.write(workbook, marked);
            try (var from = new ZipFile(workbook.toFile());
                    var to = new ZipOutputStream(out)) {
                for (var part : Collections.list(from.entries())) {
                    to.putNextEntry(new ZipEntry(part.getName()));
                    to.write(new String(from.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8)
                            .replace(one.bad(), one.good())
                            .replace(escaped(one.bad()), escaped(one.good()))
                            .getBytes(StandardCharsets.UTF_8));
                    to.closeEntry();
                }
            } finally {
                Files.delete(workbook);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** As a writer of workbooks may put it into XML. */
    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(c -> c < 0x7f ? Character.toString(c) : "&#x" + Integer.toHexString(c) + ";")
                .collect(Collectors.joining());
    }
}
