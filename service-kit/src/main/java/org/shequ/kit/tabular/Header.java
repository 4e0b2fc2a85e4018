package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header row of a file.
 *
 * @param cells as they stand there
 * @param places where each column stands, by its name
 * @param inside the columns that have a header, those that no import reads included
 */
record Header(List<@Nullable String> cells, Map<String, Integer> places, BitSet inside) {

    /** Columns that every clerk's table may have, and no import reads. */
    private static final Set<String> UNREAD = Set.of(
            "序号", "no", "no.", "#", "备注", "说明", "remark", "remarks", "note", "notes", "退回原因", "问题", "reason",
            "problem");

    static boolean isUnread(String key) {
        return UNREAD.contains(key);
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
