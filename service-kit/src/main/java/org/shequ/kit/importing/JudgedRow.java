package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.RowProblem;

import java.util.List;

/**
 * A row judged by itself, without the records.
 *
 * @param said what it says; of a row that is refused, as much as the records can judge all the same; null where that is nothing
 */
public record JudgedRow<D>(ReadRow row, @Nullable D said, List<RowProblem> problems) {

    public JudgedRow {
        problems = List.copyOf(problems);
    }

    boolean isRefused() {
        return !problems.isEmpty();
    }
}
