package org.shequ.assessment.result;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularReader;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes in final results of years before this system: reads the file row by row into the database, checks the rows
 * against each other and against the records, and merges them in one transaction. All or nothing, unless the caller
 * accepts the good rows alone.
 */
@ApplicationScoped
class ResultImport {

    private static final int CHUNK = 1000;

    private final ImportedRows rows;
    private final ResultMerge merge;
    private final BusinessClock clock;

    ResultImport(ImportedRows rows, ResultMerge merge, BusinessClock clock) {
        this.rows = rows;
        this.merge = merge;
        this.clock = clock;
    }

    void run(JobContext job, SubjectKind kind, Columns columns, Function<RowReader, @Nullable ImportedRow> parse) {
        rows.clear(job.id());
        try {
            read(job, columns, parse);
            check(job, kind);
            if (job.problems() > 0 && !job.parameters().path("acceptGoodRows").asBoolean()) {
                throw ProblemException.of(AssessmentProblem.IMPORT_REFUSED, job.problems());
            }
            List<MergeCounts> outcome = new ArrayList<>();
            job.transaction(() -> outcome.add(merge.merge(job.id(), kind, job.submittedBy(), job.scope())));
            MergeCounts counts = outcome.getFirst();
            job.count("created", counts.created());
            job.count("changed", counts.changed());
            job.count("unchanged", counts.unchanged());
            job.count("reranked", counts.reranked());
        } finally {
            rows.clear(job.id());
        }
    }

    private void read(JobContext job, Columns columns, Function<RowReader, @Nullable ImportedRow> parse) {
        long read = 0;
        List<ImportedRow> chunk = new ArrayList<>(CHUNK);
        try (var table = TabularReader.open(job.input(), job.mediaType(), columns)) {
            while (table.hasNext()) {
                RowReader reader = new RowReader(table.next(), clock.today());
                ImportedRow row = parse.apply(reader);
                reader.problems().forEach(job::problem);
                if (row != null && reader.problems().isEmpty()) {
                    chunk.add(row);
                }
                read++;
                if (chunk.size() == CHUNK) {
                    keep(job, chunk);
                    job.done(read);
                }
            }
        }
        keep(job, chunk);
        job.total(read);
        job.done(read);
        job.count("rows", read);
    }

    private void keep(JobContext job, List<ImportedRow> chunk) {
        job.checkCancelled();
        QuarkusTransaction.requiringNew().run(() -> rows.add(job.id(), chunk));
        chunk.clear();
    }

    private void check(JobContext job, SubjectKind kind) {
        UUID id = job.id();
        switch (kind) {
            case COMMUNITY -> drop(job, () -> rows.unknownCommunities(id, job.scope()));
            case PERSON -> {
                rows.identifyPeople(id);
                drop(job, () -> rows.unknownPeople(id, job.scope()));
            }
        }
        drop(job, () -> rows.decidedByCycle(id, kind));
        drop(job, () -> rows.repeated(id, kind));
    }

    /** Reports and drops the rows of one kind of fault, so that each row is reported once. */
    private void drop(JobContext job, Supplier<List<RowProblem>> faults) {
        for (List<RowProblem> found = faults.get(); !found.isEmpty(); found = faults.get()) {
            job.checkCancelled();
            found.forEach(job::problem);
            List<RowProblem> refused = found;
            QuarkusTransaction.requiringNew().run(() -> rows.drop(job.id(), refused));
        }
    }
}
