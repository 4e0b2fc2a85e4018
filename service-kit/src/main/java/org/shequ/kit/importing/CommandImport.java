package org.shequ.kit.importing;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.security.Scope;

import java.util.BitSet;
import java.util.Map;
import java.util.function.Function;

/**
 * An import that a command carries out and puts on record: the whole file goes in by one transaction, judged row by row.
 *
 * @param <D> what a row says
 */
public interface CommandImport<D> extends ImportHandler {

    /**
     * What is fixed of such an import.
     *
     * @param kind of the job
     * @param judge judges a row by itself
     */
    record Shape<D>(String kind, ImportTable table, Function<ReadRow, JudgedRow<D>> judge) {}

    /** The taking in of one file. */
    interface Taking<D> {

        /** Judges rows by the records and hands them to the command. */
        void take(RowSet<D> rows);

        /** Ends it, and answers what that did: counts by name. Called only when the file is not refused. */
        default Map<String, Long> conclude() {
            return Map.of();
        }
    }

    Shape<D> shape();

    ImportRun imports();

    Taking<D> begin(JobContext job);

    @Override
    default String kind() {
        return shape().kind();
    }

    @Override
    default ImportTable table(JsonNode parameters, Scope scope) {
        return shape().table();
    }

    @Override
    default void run(JobContext job) {
        imports().run(job, new Commanded<>(shape(), begin(job)));
    }

    /** One file, as the pipeline takes it. */
    record Commanded<D>(Shape<D> shape, Taking<D> taking) implements ImportKind<D> {

        @Override
        public ImportTable table() {
            return shape.table();
        }

        @Override
        public JudgedRow<D> judge(ReadRow row) {
            return shape.judge().apply(row);
        }

        @Override
        public void take(RowSet<D> rows) {
            taking.take(rows);
        }

        @Override
        public boolean takesSetsAlone() {
            return false;
        }

        @Override
        public Map<String, Long> conclude(BitSet refused) {
            return taking.conclude();
        }

        /** The command has put it on record. */
        @Override
        public @Nullable String action() {
            return null;
        }
    }
}
