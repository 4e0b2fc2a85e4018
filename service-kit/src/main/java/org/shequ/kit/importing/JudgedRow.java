package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.RowProblem;

import java.util.List;

/**
 * A row judged by itself, without the records.
 *
 * @param said what it says; null when it is refused
 */
public record JudgedRow<D>(ReadRow row, @Nullable D said, List<RowProblem> problems) {

    public JudgedRow {
        problems = List.copyOf(problems);
    }
}
