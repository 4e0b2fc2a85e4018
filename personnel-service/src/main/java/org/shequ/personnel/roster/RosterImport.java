package org.shequ.personnel.roster;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.DatabaseException;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.personnel.PersonnelProblem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Takes in a file in sets of rows, never the whole of it in memory: while the database takes up one set, the next is read
 * from the file. All rows go in within one transaction or none does; with {@code acceptGoodRows} each set is a transaction
 * of its own, and bad rows are left out.
 */
@ApplicationScoped
public class RosterImport {

    private static final int ATTEMPTS = 3;

    private final Database database;
    private final AuditLog audit;

    @Inject
    public RosterImport(Database database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * One set of rows, and what was found wrong with them and done with them.
     *
     * @param <D> what a row says, once read
     */
    public static final class RowSet<D> {
        private final Map<RowReader, D> rows;
        private long created;
        private long updated;
        private long unchanged;

        RowSet(Map<RowReader, D> rows) {
            this.rows = rows;
        }

        /** The rows that nothing is wrong with so far, in the order of the file. */
        public Map<RowReader, D> good() {
            return rows;
        }

        public void created(long count) {
            created += count;
        }

        public void updated(long count) {
            updated += count;
        }

        public void unchanged(long count) {
            unchanged += count;
        }
    }

    /**
     * How a kind of file is read and taken up.
     *
     * @param action what the audit log calls it
     * @param read what a row says, judged by itself: on another thread, without the database. What is wrong is told to the
     *     row; null only then.
     * @param apply checks and writes one set; rows that it refuses it must not write. May be called again for a set.
     */
    public record Kind<D>(
            String action, Columns columns, Function<RowReader, @Nullable D> read, Consumer<RowSet<D>> apply) {}

    public <D> void run(JobContext job, Kind<D> kind) {
        boolean goodRowsAlone = job.parameters().path("acceptGoodRows").asBoolean();
        try (var file = TabularReader.open(job.input(), job.mediaType(), kind.columns());
                var ahead = new ReadAhead<>(file, kind)) {
            if (goodRowsAlone && !job.dryRun()) {
                long read = 0;
                for (var next = ahead.next(); !next.isEmpty(); next = ahead.next()) {
                    var rows = next;
                    job.transaction(() -> {
                        RowSet<D> set = set(job, rows, kind);
                        onRecord(job, kind.action(), set.created, set.updated);
                    });
                    read += rows.size();
                    job.done(read);
                }
                job.total(read);
            } else {
                job.transaction(() -> whole(job, kind, ahead, goodRowsAlone));
            }
        }
        refuseWhenBad(job, goodRowsAlone);
    }

    private <D> void whole(JobContext job, Kind<D> kind, ReadAhead<D> ahead, boolean goodRowsAlone) {
        long read = 0;
        long created = 0;
        long updated = 0;
        for (var rows = ahead.next(); !rows.isEmpty(); rows = ahead.next()) {
            job.checkCancelled();
            RowSet<D> set = set(job, rows, kind);
            created += set.created;
            updated += set.updated;
            read += rows.size();
            job.done(read);
        }
        job.total(read);
        refuseWhenBad(job, goodRowsAlone);
        onRecord(job, kind.action(), created, updated);
    }

    /** Who took in how much, with what it changed. */
    private void onRecord(JobContext job, String action, long created, long updated) {
        if (created + updated > 0) {
            audit.append(
                    action,
                    "job",
                    job.id().toString(),
                    job.scope().unitCode(),
                    Map.of("created", created, "updated", updated));
        }
    }

    private static void refuseWhenBad(JobContext job, boolean goodRowsAlone) {
        if (job.problems() > 0 && !goodRowsAlone) {
            throw ProblemException.of(PersonnelProblem.IMPORT_REFUSED, job.problems());
        }
    }

    /** A constraint tells that somebody else was first: the set is judged again by what is there now. */
    private <D> RowSet<D> set(JobContext job, List<ReadAhead.Line<D>> rows, Kind<D> kind) {
        for (int attempt = 1; ; attempt++) {
            Map<RowReader, D> good = new LinkedHashMap<>();
            for (var line : rows) {
                line.row().beginAgain();
                D said = line.said();
                if (said != null && line.row().isGood()) {
                    good.put(line.row(), said);
                }
            }
            RowSet<D> set = new RowSet<>(good);
            try {
                database.savepoint(() -> kind.apply().accept(set));
                report(job, rows, set);
                return set;
            } catch (DatabaseException failure) {
                if (!failure.isViolation() || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private static <D> void report(JobContext job, List<ReadAhead.Line<D>> rows, RowSet<D> set) {
        rows.forEach(line -> line.row().problems().forEach(job::problem));
        job.count("rows", rows.size());
        job.count("created", set.created);
        job.count("updated", set.updated);
        job.count("unchanged", set.unchanged);
    }
}
