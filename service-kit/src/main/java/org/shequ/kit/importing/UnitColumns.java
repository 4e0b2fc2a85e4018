package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;

/**
 * The columns by which a file names units, in any combination: the code decides, and a name beside it is held against the record.
 *
 * @param code takes a name too ({@link CellTypes#unit()}); the name column may stand in its place
 * @param name takes a code too
 */
public record UnitColumns(ImportColumn<String> code, ImportColumn<String> name) {

    public UnitColumns {
        if (!name.equals(code.instead())) {
            throw new IllegalArgumentException(name.name() + " does not stand for " + code.name());
        }
    }

    /** What names the unit of a row, code or name; null where nothing that can be read does. */
    public @Nullable String written(ReadRow row) {
        var written = row.get(code);
        return written != null || !row.isBlank(code) ? written : row.get(name);
    }

    /** What stands beside it, to be held against the record; null where nothing does. */
    @Nullable
    String beside(ReadRow row) {
        return row.get(code) == null ? null : row.get(name);
    }
}
