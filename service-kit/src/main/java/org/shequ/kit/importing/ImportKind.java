package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.job.RowProblem;

import java.util.List;
import java.util.Map;

/**
 * One kind of file: how its rows are judged and taken up.
 *
 * @param <D> what a row says
 */
public interface ImportKind<D> {

    ImportTable table();

    /** Why a file with bad rows is refused. */
    ProblemCode refusal();

    /** Judges a row by itself: on another thread, without the records. */
    JudgedRow<D> judge(ReadRow row);

    /** Judges rows by the records and writes those that stand. May be called again for a set. */
    void take(RowSet<D> rows);

    /** Whether each set stands by itself; otherwise the file is taken in one transaction even when bad rows are left out. */
    default boolean takesSetsAlone() {
        return true;
    }

    /** What is wrong with rows in the light of the others, once all were taken; rows that are told here must be dropped. */
    default void check(WholeFile file) {}

    /** Ends the taking in of a file, and answers what that did: counts by name. Called only when the file is not refused. */
    default Map<String, Long> conclude() {
        return Map.of();
    }

    /** What the audit log calls it; null where the taking in is on record already. */
    @Nullable
    String action();

    /** Takes what is found wrong with a whole file. */
    interface WholeFile {
        void report(List<RowProblem> problems);
    }
}
