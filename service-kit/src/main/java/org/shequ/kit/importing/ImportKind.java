package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.RowProblem;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * One kind of file: how its rows are judged and taken up.
 *
 * @param <D> what a row says
 */
public interface ImportKind<D> {

    ImportTable table();

    /** Judges a row by itself: on another thread, without the records. */
    JudgedRow<D> judge(ReadRow row);

    /** Judges rows by the records and writes those that are good. May be called again for a set. */
    void take(RowSet<D> rows);

    /** Whether each set stands by itself; otherwise the file is taken in one transaction even when bad rows are left out. */
    default boolean takesSetsAlone() {
        return true;
    }

    /** What is wrong with rows in the light of the others, once all were taken. */
    default void check(WholeFile file) {}

    /**
     * Ends the taking in of a file, and answers what that did: counts by name. Called only when the file is not refused.
     *
     * @param refused numbers of the rows that are left out
     */
    default Map<String, Long> conclude(BitSet refused) {
        return Map.of();
    }

    /** What the audit log calls it; null where the taking in is on record already. */
    @Nullable
    String action();

    /** Takes what is found wrong with a whole file. */
    interface WholeFile {
        void report(List<RowProblem> problems);

        /** Reports every row that has one kind of fault, some at a time. */
        default void reportAll(Faults faults) {
            long last = 0;
            for (var found = faults.after(last); !found.isEmpty(); found = faults.after(last)) {
                report(found);
                last = found.getLast().row();
            }
        }
    }

    /** The rows that have one kind of fault. */
    interface Faults {

        /** The next of them, at most one of each row, in the order of the file; none at its end. */
        List<RowProblem> after(long row);
    }
}
