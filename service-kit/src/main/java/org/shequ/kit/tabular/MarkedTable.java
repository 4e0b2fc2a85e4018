package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as it was handed in, with one more column at its end that says what is wrong with each row. Titles, blank rows
 * and columns that no import reads stay where they are, so that rows keep their numbers. Of a workbook the sheet that was
 * read is given, its values alone: neither formulas nor macros come back. Handed in again, the column is passed over, and
 * marked again it is written anew.
 */
public final class MarkedTable {

    private static final List<String> ENGLISH = List.of("Reason", "Reason for return");
    private static final List<String> CHINESE = List.of("原因", "退回原因");
    private static final Set<String> KEYS =
            Stream.concat(ENGLISH.stream(), CHINESE.stream()).map(Column::key).collect(Collectors.toSet());

    private static final int LONGEST_MARK = 8_000;

    private final Source source;
    private final Marks marks;
    private final Sight sight;
    private final Language language;
    private final boolean faultyRowsAlone;

    public MarkedTable(Source source, Marks marks, Sight sight, Language language, boolean faultyRowsAlone) {
        this.source = source;
        this.marks = marks;
        this.sight = sight;
        this.language = language;
        this.faultyRowsAlone = faultyRowsAlone;
    }

    /**
     * How the file was read.
     *
     * @param sheet the one that was asked for; null when none was
     */
    public record Source(
            String mediaType, Columns columns, @Nullable String sheet) {}

    /** What is said of rows. */
    public interface Marks {

        /** Of rows in rising order. */
        Mark of(long row);
    }

    /**
     * What is said of a row.
     *
     * @param text null when there is nothing to say
     * @param faulty whether the row is refused
     */
    public record Mark(@Nullable String text, boolean faulty) {

        public static final Mark NONE = new Mark(null, false);
    }

    /** How much of a cell its reader may see. */
    public interface Sight {

        /** @param column as the import names it; null for a title, and for a column that no import reads */
        String shown(@Nullable String column, String text);
    }

    /** Where things stand in the file. */
    private record Shape(Header header, @Nullable String sheet, int oldMark, int mark) {

        static Shape of(Path file, Source source) throws IOException {
            try (var table = Table.of(
                    TabularFile.rows(file, source.mediaType(), source.columns(), source.sheet()), source.columns())) {
                var header = table.header();
                var oldMark = header.markAt();
                var width = length(header.cells(), List.of());
                for (var raw = table.next(); raw != null; raw = table.next()) {
                    width = Math.max(width, length(raw.cells(), raw.faults()));
                }
                return new Shape(header, table.sheet(), oldMark, width == oldMark + 1 ? oldMark : width);
            }
        }

        private static int length(List<@Nullable String> cells, List<CellFault> faults) {
            var length = cells.size();
            while (length > 0 && cells.get(length - 1) == null) {
                length--;
            }
            for (var fault : faults) {
                length = Math.max(length, fault.index() + 1);
            }
            return length;
        }
    }

    /** Reads the file, which passes through a temporary one, and writes it in its own format. */
    public void write(InputStream in, OutputStream out) throws IOException {
        var file = Files.createTempFile("table-", ".spool");
        try {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            var shape = Shape.of(file, source);
            try (var rows = TabularFile.rows(file, source.mediaType(), source.columns(), shape.sheet());
                    var table = TabularWriter.bare(out, TabularFile.plain(source.mediaType()), shape.sheet())) {
                copy(rows, shape, table);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void copy(RawRows rows, Shape shape, TabularWriter table) throws IOException {
        var written = 0L;
        for (var raw = rows.next(); raw != null; raw = rows.next()) {
            var below = raw.number() > shape.header().row();
            var mark = below && !raw.isBlank() ? marks.of(raw.number()) : Mark.NONE;
            if (raw.isBlank() || (below && faultyRowsAlone && !mark.faulty())) {
                continue;
            }
            while (written < raw.number() - 1 && !(below && faultyRowsAlone)) {
                table.row();
                written++;
            }
            table.row(cells(raw, shape, mark));
            written++;
        }
    }

    private @Nullable Object[] cells(RawRows.Raw raw, Shape shape, Mark mark) {
        var title = raw.number() < shape.header().row();
        var length = Shape.length(raw.cells(), raw.faults());
        var cells = new @Nullable Object[title ? length : Math.max(length, shape.mark() + 1)];
        for (int i = 0; i < Math.min(length, raw.cells().size()); i++) {
            var text = raw.cells().get(i);
            if (text != null) {
                cells[i] = shown(raw, shape, i, text);
            }
        }
        for (var fault : raw.faults()) {
            cells[fault.index()] = shown(raw, shape, fault.index(), unread(fault));
        }
        if (title) {
            return cells;
        }
        if (shape.oldMark() >= 0) {
            cells[shape.oldMark()] = null;
        }
        cells[shape.mark()] = raw.number() == shape.header().row() ? header() : shortened(mark.text());
        return cells;
    }

    private String shown(RawRows.Raw raw, Shape shape, int index, String text) {
        if (raw.number() == shape.header().row()) {
            return text;
        }
        return sight.shown(
                raw.number() < shape.header().row() ? null : shape.header().columnAt(index), text);
    }

    /** What the column is called: otherwise than those of the import. */
    private String header() {
        var names = language == Language.ZH ? CHINESE : ENGLISH;
        return source.columns().names(names.getFirst()) ? names.getLast() : names.getFirst();
    }

    /** Whether a header that no import reads is this column's. */
    static boolean isMark(String key) {
        return KEYS.contains(key);
    }

    /** What could not be read comes back as a formula, so that it is refused again until it is mended, never taken as text. */
    private static String unread(CellFault fault) {
        var shown = fault.shown();
        return shown == null ? "=?" : shown.startsWith("=") ? shown : "=" + shown;
    }

    private static @Nullable String shortened(@Nullable String mark) {
        return mark == null || mark.length() <= LONGEST_MARK
                ? mark
                : mark.substring(0, mark.offsetByCodePoints(0, mark.codePointCount(0, LONGEST_MARK) - 1)) + "…";
    }
}
