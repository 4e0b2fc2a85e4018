package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Reads a table row by row: CSV in UTF-8 or GBK, or a sheet of an xlsx workbook. Takes nothing on trust: what is damaged,
 * protected, swollen or oddly shaped is refused with a {@link ProblemException} that says so; a cell in which nothing can
 * be read is a fault of its row. The header row is found below title rows; blank rows, totals and signatures are passed over. The file passes
 * through a temporary file, never through memory.
 */
public final class TabularReader implements AutoCloseable, Iterator<TabularRow> {

    private final Path spool;
    private final Table table;
    private @Nullable TabularRow next;

    private TabularReader(Path spool, Table table) {
        this.spool = spool;
        this.table = table;
    }

    /**
     * Opens a table and reads its header row.
     *
     * @param mediaType {@code text/csv}, with a charset or without, or the xlsx type; anything else is 415
     * @param sheet which sheet of a workbook is meant; null where only one fits
     */
    public static TabularReader open(InputStream in, String mediaType, Columns columns, @Nullable String sheet) {
        @Nullable Path spool = null;
        @Nullable Table table = null;
        try {
            spool = Files.createTempFile("table-", ".spool");
            Files.copy(in, spool, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            table = Table.of(TabularFile.rows(spool, mediaType, columns, sheet), columns);
            var reader = new TabularReader(spool, table);
            reader.advance();
            return reader;
        } catch (IOException failure) {
            discard(table, spool);
            throw new UncheckedIOException(failure);
        } catch (RuntimeException | Error failure) {
            discard(table, spool);
            throw failure;
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public TabularRow next() {
        var row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        advance();
        return row;
    }

    /** {@code C17}: where a column's cell of a row stands; null when the file lacks the column. */
    public @Nullable String address(@Nullable String column, long row) {
        var place = table.header().places().get(column);
        return place == null ? null : Cells.address(place, row);
    }

    /** The same of a cell that stands under no column. */
    public String address(int index, long row) {
        return Cells.address(index, row);
    }

    /** The header of a column as it stands in the file; null when the file lacks the column. */
    public @Nullable String header(@Nullable String column) {
        var place = table.header().places().get(column);
        return place == null ? null : table.header().cells().get(place);
    }

    private void advance() {
        try {
            for (var raw = table.next(); raw != null; raw = table.next()) {
                if (Footers.isFooter(raw)) {
                    continue;
                }
                var faults = faults(raw);
                if (!faults.isEmpty() || raw.cells().stream().anyMatch(Objects::nonNull)) {
                    next = new TabularRow(table.header(), raw, faults);
                    return;
                }
            }
            next = null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What cannot be read, and what stands under no header: a separator inside a value shifts all that follows it. */
    private List<CellFault> faults(RawRows.Raw raw) {
        var faults = new ArrayList<CellFault>();
        var header = table.header();
        for (var fault : raw.faults()) {
            var column = header.columnAt(fault.index());
            if (column != null) {
                faults.add(fault.of(column));
            }
        }
        for (int i = 0; i < raw.cells().size(); i++) {
            if (raw.cells().get(i) != null && !header.inside().get(i)) {
                faults.add(CellFault.at(
                        i,
                        raw.cells().get(i),
                        "CELL_OUTSIDE",
                        "stands under no header; a separator may stand inside a value",
                        "没有对应的标题，可能是前面的值中含有分隔符"));
            }
        }
        return faults;
    }

    @Override
    public void close() {
        discard(table, spool);
    }

    private static void discard(@Nullable Table rows, @Nullable Path spool) {
        var failures = new ArrayList<IOException>();
        if (rows != null) {
            try {
                rows.close();
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
        if (spool != null) {
            try {
                Files.deleteIfExists(spool);
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw new UncheckedIOException(failures.getFirst());
        }
    }
}
