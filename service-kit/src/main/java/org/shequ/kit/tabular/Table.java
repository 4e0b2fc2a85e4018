package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;

/** Rows below their header row, which may stand below titles: the first row that names every column that must stand. */
final class Table implements AutoCloseable {

    /** Titles, notes and blanks that may stand above the header row. */
    private static final int ROWS_ABOVE = 30;

    private final RawRows rows;
    private final Header header;

    private Table(RawRows rows, Header header) {
        this.rows = rows;
        this.header = header;
    }

    /** The header row of a table, or the row that is likest to one; null where there is no row at all. */
    private record Top(RawRows.@Nullable Raw header, boolean fits) {}

    /**
     * Reads up to the header row; closes the rows when that fails.
     *
     * @throws ProblemException when there is no row, or none fits: then all that is wrong with the likeliest one
     */
    static Table of(RawRows rows, Columns columns) throws IOException {
        try {
            var header = top(rows, columns).header();
            if (header == null) {
                throw ProblemException.of(TabularProblem.FILE_EMPTY);
            }
            return new Table(rows, columns.locate(header)); // one that does not fit is refused
        } catch (IOException | RuntimeException refused) {
            rows.close();
            throw refused;
        }
    }

    /** Whether a sheet has a header row that fits, and anything below it. */
    static Fit fit(RawRows rows, Columns columns) throws IOException {
        var top = top(rows, columns);
        if (top.header() == null) {
            return Fit.BLANK;
        }
        if (!top.fits()) {
            return Fit.OTHER;
        }
        for (var raw = rows.next(); raw != null; raw = rows.next()) {
            if (!raw.isBlank()) {
                return Fit.FILLED;
            }
        }
        return Fit.HEADERS_ALONE;
    }

    enum Fit {
        BLANK,
        OTHER,
        HEADERS_ALONE,
        FILLED
    }

    private static Top top(RawRows rows, Columns columns) throws IOException {
        RawRows.@Nullable Raw likeliest = null;
        var read = 0;
        for (var raw = rows.next(); raw != null; raw = rows.next()) {
            if (raw.isBlank()) {
                continue;
            }
            if (columns.fits(raw)) {
                return new Top(raw, true);
            }
            if (likeliest == null || columns.likeness(raw) > columns.likeness(likeliest)) {
                likeliest = raw;
            }
            if (++read == ROWS_ABOVE) {
                break;
            }
        }
        return new Top(likeliest, false);
    }

    Header header() {
        return header;
    }

    /** The sheet's name; null where the file has no sheets. */
    @Nullable
    String sheet() {
        return rows.sheet();
    }

    RawRows.@Nullable Raw next() throws IOException {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
