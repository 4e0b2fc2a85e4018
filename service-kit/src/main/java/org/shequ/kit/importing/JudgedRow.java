package org.shequ.kit.importing;

import org.shequ.kit.job.RowProblem;

import java.util.List;

/**
 * A row judged by itself, without the records.
 *
 * @param said what it says; of a row that is refused, as much as could be read, so that the records judge it all the same
 */
public record JudgedRow<D>(ReadRow row, D said, List<RowProblem> problems) {

    public JudgedRow {
        problems = List.copyOf(problems);
    }

    boolean isRefused() {
        return !problems.isEmpty();
    }
}
