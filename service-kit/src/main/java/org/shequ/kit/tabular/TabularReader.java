package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads a table row by row: CSV in UTF-8 or GBK, or the first sheet of an xlsx workbook. Takes nothing on trust: what is
 * damaged, protected, swollen or oddly shaped is refused with a {@link ProblemException} that says so. Blank rows are
 * passed over. The file passes through a temporary file, never through memory.
 */
public final class TabularReader implements AutoCloseable, Iterator<TabularRow> {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9_.:-]+)\"?");

    private final Path spool;
    private final RawRows rows;
    private final Map<String, Integer> places;
    private @Nullable TabularRow next;

    private TabularReader(Path spool, RawRows rows, Map<String, Integer> places) {
        this.spool = spool;
        this.rows = rows;
        this.places = places;
    }

    /**
     * Opens a table and reads its header row.
     *
     * @param mediaType {@code text/csv}, with a charset or without, or the xlsx type; anything else is 415
     */
    public static TabularReader open(InputStream in, String mediaType, Columns columns) {
        @Nullable Path spool = null;
        @Nullable RawRows rows = null;
        try {
            spool = Files.createTempFile("table-", ".spool");
            Files.copy(in, spool, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            rows = rows(spool, mediaType);
            var reader = new TabularReader(spool, rows, columns.locate(header(rows)));
            reader.advance();
            return reader;
        } catch (IOException failure) {
            discard(rows, spool);
            throw new UncheckedIOException(failure);
        } catch (RuntimeException | Error failure) {
            discard(rows, spool);
            throw failure;
        }
    }

    private static RawRows rows(Path spool, String mediaType) throws IOException {
        if (Files.size(spool) == 0) {
            throw ProblemException.of(TabularProblem.FILE_EMPTY);
        }
        var semicolon = mediaType.indexOf(';');
        var plain = (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (plain) {
            case TabularMedia.CSV -> {
                var charset = CHARSET.matcher(mediaType);
                yield CsvRows.open(spool, charset.find() ? charset.group(1) : null);
            }
            case TabularMedia.XLSX -> XlsxRows.open(spool);
            default -> throw ProblemException.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        };
    }

    private static List<@Nullable String> header(RawRows rows) throws IOException {
        for (var raw = rows.next(); raw != null; raw = rows.next()) {
            if (raw.cells().stream().anyMatch(Objects::nonNull)) {
                return raw.cells();
            }
        }
        throw ProblemException.of(TabularProblem.FILE_EMPTY);
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

    /** Whether the header row names a column. */
    public boolean has(String column) {
        return places.containsKey(column);
    }

    private void advance() {
        try {
            for (var raw = rows.next(); raw != null; raw = rows.next()) {
                if (raw.cells().stream().anyMatch(Objects::nonNull)) {
                    requireInside(raw);
                    next = new TabularRow(raw.number(), places, raw.cells());
                    return;
                }
            }
            next = null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void requireInside(RawRows.Raw raw) {
        var cells = raw.cells();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) != null && !places.containsValue(i)) {
                throw ProblemException.of(TabularProblem.CELL_OUTSIDE, raw.number());
            }
        }
    }

    @Override
    public void close() {
        discard(rows, spool);
    }

    private static void discard(@Nullable RawRows rows, @Nullable Path spool) {
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
