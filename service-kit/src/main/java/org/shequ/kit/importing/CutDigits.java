package org.shequ.kit.importing;

import org.shequ.kit.job.RowProblem;

import java.util.ArrayList;
import java.util.List;

/**
 * Watches for long numbers that a spreadsheet cut: their last digits are noughts. By chance that happens once in a thousand;
 * where it is three times and many times more frequent, every such row is warned of, whether or not the check character
 * happens to fit.
 */
final class CutDigits {

    private static final int MORE_THAN_CHANCE = 3;
    private static final int RARER_BY_CHANCE = 200;
    private static final int MOST_HELD = 10_000;

    private final ImportTable table;
    private final List<RowProblem> held = new ArrayList<>();
    private long seen;
    private long rows;

    CutDigits(ImportTable table) {
        this.table = table;
    }

    /** Looks at a row; when all were seen, {@link #warnings} says what came of it. */
    void see(ReadRow row) {
        rows++;
        for (var column : table.all()) {
            if (looksCut(row, column)) {
                seen++;
                hold(row, column);
            }
        }
    }

    private void hold(ReadRow row, ImportColumn<?> column) {
        if (held.size() < MOST_HELD) {
            held.add(row.problem(
                            column,
                            "DIGITS_CUT",
                            "ends in 000, as several in this file do; a spreadsheet keeps only 15 digits of a number:"
                                    + " compare with the document, and format the cell as text",
                            "末三位为 000，且文件中多处如此；表格软件对数字只保留 15 位：请与证件核对，并将单元格设为文本格式")
                    .asWarning());
        }
    }

    List<RowProblem> warnings() {
        return seen < MORE_THAN_CHANCE || seen * RARER_BY_CHANCE < rows ? List.of() : held;
    }

    private static <T> boolean looksCut(ReadRow row, ImportColumn<T> column) {
        var value = row.get(column);
        return value != null && column.type().looksCut().test(value);
    }
}
