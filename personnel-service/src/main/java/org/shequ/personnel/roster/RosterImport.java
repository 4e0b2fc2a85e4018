package org.shequ.personnel.roster;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.DatabaseException;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.personnel.PersonnelProblem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Takes in a file in sets of rows, never the whole of it in memory. All rows go in within one transaction or none does;
 * with {@code acceptGoodRows} each set is a transaction of its own, and bad rows are left out.
 */
@ApplicationScoped
public class RosterImport {

    private static final int SET = 1_000;
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final AuditLog audit;

    @Inject
    public RosterImport(Database database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /** One set of rows, and what was found wrong with them and done with them. */
    public static final class RowSet {
        private final List<RowReader> rows;
        private long created;
        private long updated;
        private long unchanged;

        RowSet(List<RowReader> rows) {
            this.rows = rows;
        }

        /** The rows that nothing is wrong with so far. */
        public List<RowReader> good() {
            return rows.stream().filter(RowReader::isGood).toList();
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
     * @param action what the audit log calls it
     * @param apply checks and writes one set; rows that it refuses it must not write. May be called again for a set.
     */
    public void run(JobContext job, String action, Columns columns, Consumer<RowSet> apply) {
        boolean goodRowsAlone = job.parameters().path("acceptGoodRows").asBoolean();
        try (var reader = TabularReader.open(job.input(), job.mediaType(), columns)) {
            if (goodRowsAlone && !job.dryRun()) {
                long read = 0;
                while (reader.hasNext()) {
                    List<RowReader> rows = next(reader, columns);
                    job.transaction(() -> {
                        RowSet set = set(job, rows, apply);
                        onRecord(job, action, set.created, set.updated);
                    });
                    read += rows.size();
                    job.done(read);
                }
                job.total(read);
            } else {
                job.transaction(() -> whole(job, action, columns, reader, apply, goodRowsAlone));
            }
        }
        refuseWhenBad(job, goodRowsAlone);
    }

    private void whole(
            JobContext job,
            String action,
            Columns columns,
            TabularReader reader,
            Consumer<RowSet> apply,
            boolean goodRowsAlone) {
        long read = 0;
        long created = 0;
        long updated = 0;
        while (reader.hasNext()) {
            job.checkCancelled();
            List<RowReader> rows = next(reader, columns);
            RowSet set = set(job, rows, apply);
            created += set.created;
            updated += set.updated;
            read += rows.size();
            job.done(read);
        }
        job.total(read);
        refuseWhenBad(job, goodRowsAlone);
        onRecord(job, action, created, updated);
    }

    /** Who took in how much, with what it changed. */
    private void onRecord(JobContext job, String action, long created, long updated) {
        if (created + updated > 0) {
            audit.append(action, "job", job.id().toString(), Map.of("created", created, "updated", updated));
        }
    }

    private static void refuseWhenBad(JobContext job, boolean goodRowsAlone) {
        if (job.problems() > 0 && !goodRowsAlone) {
            throw ProblemException.of(PersonnelProblem.IMPORT_REFUSED, job.problems());
        }
    }

    /** A constraint tells that somebody else was first: the set is judged again by what is there now. */
    private RowSet set(JobContext job, List<RowReader> rows, Consumer<RowSet> apply) {
        for (int attempt = 1; ; attempt++) {
            rows.forEach(RowReader::begin);
            RowSet set = new RowSet(rows);
            try {
                database.savepoint(() -> apply.accept(set));
                report(job, set);
                return set;
            } catch (DatabaseException failure) {
                if (!failure.isViolation() || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private static void report(JobContext job, RowSet set) {
        set.rows.forEach(row -> row.problems().forEach(job::problem));
        job.count("rows", set.rows.size());
        job.count("created", set.created);
        job.count("updated", set.updated);
        job.count("unchanged", set.unchanged);
    }

    private static List<RowReader> next(TabularReader reader, Columns columns) {
        List<RowReader> rows = new ArrayList<>(SET);
        while (reader.hasNext() && rows.size() < SET) {
            rows.add(new RowReader(reader.next(), columns));
        }
        return rows;
    }
}
