package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** One row of a table. */
public final class TabularRow {

    private final Header header;
    private final RawRows.Raw raw;
    private final List<CellFault> faults;

    TabularRow(Header header, RawRows.Raw raw, List<CellFault> faults) {
        this.header = header;
        this.raw = raw;
        this.faults = faults;
    }

    /** As the user sees it in a spreadsheet: blank rows count. */
    public long number() {
        return raw.number();
    }

    /** In its normal form; null when blank, or when the file lacks the column. Dates of a workbook come as ISO 8601. */
    public @Nullable String text(String column) {
        var place = header.places().get(column);
        return place == null || place >= raw.cells().size() ? null : raw.cells().get(place);
    }

    /** Whether the file has the column at all: a blank cell of such a column may mean "empty it". */
    public boolean has(String column) {
        return header.places().containsKey(column);
    }

    /** Cells of this row in which nothing can be read. */
    public List<CellFault> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return "row " + number() + " " + header.places().keySet();
    }
}
