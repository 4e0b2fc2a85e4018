package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One row of a table. */
public final class TabularRow {

    private final long number;
    private final Map<String, Integer> places;
    private final List<@Nullable String> cells;

    TabularRow(long number, Map<String, Integer> places, List<@Nullable String> cells) {
        this.number = number;
        this.places = places;
        this.cells = cells;
    }

    /** As the user sees it in a spreadsheet: the header is row 1, blank rows count. */
    public long number() {
        return number;
    }

    /** Trimmed; null when blank, or when the file lacks the column. Dates of a workbook come as ISO 8601. */
    public @Nullable String text(String column) {
        var place = places.get(column);
        return place == null || place >= cells.size() ? null : cells.get(place);
    }

    /** Whether the file has the column at all: a blank cell of such a column may mean "empty it". */
    public boolean has(String column) {
        return places.containsKey(column);
    }

    @Override
    public String toString() {
        return "row " + number + " " + Arrays.toString(places.keySet().toArray());
    }
}
