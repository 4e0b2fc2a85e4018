package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.RowProblem;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One kind of file: how its rows are judged and taken up.
 *
 * @param <D> what a row says
 */
public interface ImportKind<D> {

    ImportTable table();

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

        /** Reports the rows of one kind of fault and drops them, some at a time, so that each row is reported once. */
        default void drop(Supplier<List<RowProblem>> faults, Consumer<List<RowProblem>> rows) {
            for (var found = faults.get(); !found.isEmpty(); found = faults.get()) {
                report(found);
                rows.accept(found);
            }
        }
    }
}
