package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header row of a file.
 *
 * @param row its number
 * @param cells as they stand there
 * @param places where each column stands, by its name
 * @param inside the columns that have a header, those that no import reads included
 */
record Header(long row, List<@Nullable String> cells, Map<String, Integer> places, BitSet inside) {

    /** Columns that every clerk's table may have, and no import reads. */
    private static final Set<String> UNREAD =
            Set.of("序号", "no", "no.", "#", "备注", "说明", "remark", "remarks", "note", "notes", "问题", "problem");

    /** Whether no import reads the column: a clerk's own, or what was wrong with the rows when they were handed in last. */
    static boolean isUnread(String key) {
        return UNREAD.contains(key) || MarkedTable.isMark(key);
    }

    /** Where the file has been marked before, if its last column is a mark; else -1. */
    int markAt() {
        for (int i = cells.size() - 1; i >= 0; i--) {
            var header = cells.get(i);
            if (header != null) {
                return columnAt(i) == null && MarkedTable.isMark(Column.key(header)) ? i : -1;
            }
        }
        return -1;
    }

    @Nullable
    String columnAt(int index) {
        for (var place : places.entrySet()) {
            if (place.getValue() == index) {
                return place.getKey();
            }
        }
        return null;
    }
}
