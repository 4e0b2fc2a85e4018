package org.shequ.kit.importing;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.DatabaseException;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobProblem;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.TabularReader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes in a file in sets of rows, never the whole of it in memory: while the database takes up one set, the next is read
 * from the file. All rows go in within one transaction or none does; with {@code acceptGoodRows} bad rows are left out, and
 * where the kind allows it each set is a transaction of its own.
 */
@ApplicationScoped
public class ImportRun {

    private static final int ATTEMPTS = 3;

    private final Database database;
    private final AuditLog audit;

    ImportRun(Database database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    public <D> void run(JobContext job, ImportKind<D> kind) {
        var goodRowsAlone = job.parameters().path("acceptGoodRows").asBoolean();
        try (var file = TabularReader.open(
                        job.input(), job.mediaType(), kind.table().columns(), sheet(job.parameters()));
                var ahead = new ReadAhead<>(file, kind)) {
            var one = new One<>(job, kind, file);
            if (goodRowsAlone && kind.takesSetsAlone() && !job.dryRun()) {
                one.setBySet(ahead);
            } else {
                job.transaction(() -> one.whole(ahead, goodRowsAlone));
            }
        }
    }

    /** Which sheet of a workbook was asked for. */
    static @Nullable String sheet(JsonNode parameters) {
        var sheet = parameters.path("sheet").asText("");
        return sheet.isEmpty() ? null : sheet;
    }

    /** One file on its way in. */
    private final class One<D> {

        private final JobContext job;
        private final ImportKind<D> kind;
        private final TabularReader file;
        private final CutDigits cutDigits;
        private final Map<String, Long> taken = new TreeMap<>(Map.of("created", 0L));
        private long read;

        One(JobContext job, ImportKind<D> kind, TabularReader file) {
            this.job = job;
            this.kind = kind;
            this.file = file;
            this.cutDigits = new CutDigits(kind.table());
        }

        void setBySet(ReadAhead<D> ahead) {
            for (var rows = ahead.next(); !rows.isEmpty(); rows = ahead.next()) {
                var next = rows;
                job.transaction(() -> {
                    var counts = set(next);
                    onRecord(counts);
                    add(counts);
                });
                read(rows.size());
            }
            end();
        }

        void whole(ReadAhead<D> ahead, boolean goodRowsAlone) {
            for (var rows = ahead.next(); !rows.isEmpty(); rows = ahead.next()) {
                job.checkCancelled();
                add(set(rows));
                read(rows.size());
            }
            kind.check(problems -> {
                job.checkCancelled();
                problems.forEach(this::report);
            });
            if (job.problems() > 0 && !goodRowsAlone) {
                taken.replaceAll((name, count) -> 0L);
                end();
                throw ProblemException.of(JobProblem.IMPORT_REFUSED, job.problems());
            }
            add(kind.conclude(job.badRows()));
            onRecord(taken);
            end();
        }

        private void read(int rows) {
            read += rows;
            job.done(read);
        }

        private void end() {
            cutDigits.warnings().forEach(job::problem);
            job.total(read);
            job.count("rows", read);
            taken.forEach(job::count);
        }

        private void add(Map<String, Long> counts) {
            counts.forEach((name, count) -> taken.merge(name, count, Long::sum));
        }

        /** Who took in how much. */
        private void onRecord(Map<String, Long> counts) {
            var action = kind.action();
            var changes = new TreeMap<>(counts);
            changes.remove("unchanged");
            if (action != null && changes.values().stream().anyMatch(count -> count > 0)) {
                audit.append(action, "job", job.id().toString(), job.scope().unitCode(), changes);
            }
        }

        /** A constraint tells that somebody else was first: the set is judged again by what is there now. */
        private Map<String, Long> set(List<JudgedRow<D>> rows) {
            var lines = new ArrayList<RowSet.Line<D>>();
            var refused = new HashSet<Long>();
            for (var row : rows) {
                lines.add(new RowSet.Line<>(row.row(), row.said()));
                if (row.isRefused()) {
                    refused.add(row.row().number());
                }
            }
            for (int attempt = 1; ; attempt++) {
                var set = new RowSet<>(List.copyOf(lines), refused);
                try {
                    database.savepoint(() -> kind.take(set));
                    rows.forEach(row -> {
                        row.problems().forEach(job::problem);
                        cutDigits.see(row.row());
                    });
                    set.problems().forEach(this::report);
                    return set.counts();
                } catch (DatabaseException failure) {
                    if (!failure.isViolation() || attempt == ATTEMPTS) {
                        throw failure;
                    }
                }
            }
        }

        private void report(RowProblem problem) {
            job.problem(problem.cell() != null ? problem : placed(problem));
        }

        /** Where the file lacks the column, in that which stands in its place. */
        private RowProblem placed(RowProblem problem) {
            var name = problem.column();
            var instead = name == null ? null : kind.table().get(name).instead();
            var standing = instead != null && file.header(name) == null ? instead.name() : name;
            return problem.at(file.address(standing, problem.row()), file.header(standing));
        }
    }
}
