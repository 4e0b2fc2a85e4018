package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

/**
 * A cell in which nothing can be read, and why.
 *
 * @param column as the import names it; null where the header row names none
 * @param index of the cell within its row, from 0
 * @param shown what stands there
 */
public record CellFault(
        @Nullable String column, int index, @Nullable String shown, String rule, String english, String chinese) {

    static CellFault at(int index, @Nullable String shown, String rule, String english, String chinese) {
        return new CellFault(null, index, shown, rule, english, chinese);
    }

    CellFault of(String name) {
        return new CellFault(name, index, shown, rule, english, chinese);
    }
}
