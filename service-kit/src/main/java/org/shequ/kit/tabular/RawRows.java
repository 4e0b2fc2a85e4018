package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The rows of a file before their columns are known. */
interface RawRows extends AutoCloseable {

    int MAX_COLUMNS = 1_000;
    int MAX_CELL = 32_767;

    /**
     * @param number as a spreadsheet numbers it, from 1
     * @param faults cells that cannot be read; their text is null
     */
    record Raw(long number, List<@Nullable String> cells, List<CellFault> faults) {

        Raw(long number, List<@Nullable String> cells) {
            this(number, cells, List.of());
        }

        boolean isBlank() {
            return faults.isEmpty() && cells.stream().noneMatch(Objects::nonNull);
        }
    }

    /** The next row, blank ones included; null at the end. */
    @Nullable
    Raw next() throws IOException;

    /** The sheet's name; null where the file has no sheets. */
    default @Nullable String sheet() {
        return null;
    }

    @Override
    void close() throws IOException;
}
