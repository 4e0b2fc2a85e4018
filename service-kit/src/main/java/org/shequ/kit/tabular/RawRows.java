package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** The rows of a file before their columns are known. */
interface RawRows extends AutoCloseable {

    int MAX_COLUMNS = 1_000;
    int MAX_CELL = 32_767;

    /** @param number as a spreadsheet numbers it, from 1 */
    record Raw(long number, List<@Nullable String> cells) {}

    /** The next row, blank ones included; null at the end. */
    @Nullable
    Raw next() throws IOException;

    @Override
    void close() throws IOException;
}
