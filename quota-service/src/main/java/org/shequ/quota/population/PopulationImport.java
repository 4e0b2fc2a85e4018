package org.shequ.quota.population;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.quota.QuotaProblem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Imports populations: reads the file row by row into the database, checks the rows against the units and each other,
 * and merges them in one transaction. All or nothing, unless the caller accepts the good rows alone. A repeated import
 * changes nothing.
 */
@ApplicationScoped
class PopulationImport implements JobHandler {

    static final String KIND = "population-import";

    private static final int CHUNK = 1000;
    private static final Columns COLUMNS = Columns.of(
            Column.of("unit_code", "区划代码", "社区代码").required(),
            Column.of("date", "统计日期", "日期").required(),
            Column.of("urban_population", "城镇常住人口").required(),
            Column.of("households", "户数", "总户数"),
            Column.of("source", "数据来源", "来源").required());

    private final Populations populations;
    private final AuditLog audit;
    private final BusinessClock clock;

    PopulationImport(Populations populations, AuditLog audit, BusinessClock clock) {
        this.populations = populations;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        clear(job);
        try {
            read(job);
            check(job);
            if (job.problems() > 0 && !job.parameters().path("acceptGoodRows").asBoolean()) {
                throw ProblemException.of(QuotaProblem.IMPORT_REFUSED, job.problems());
            }
            job.transaction(() -> merge(job));
        } finally {
            clear(job);
        }
    }

    private void merge(JobContext job) {
        var merged = populations.merge(job.id(), clock.instant(), job.submittedBy());
        job.count("created", merged.created());
        job.count("changed", merged.changed());
        job.count("unchanged", merged.unchanged());
        audit.append(
                "populations-imported",
                "job",
                job.id().toString(),
                job.scope().unitCode(),
                Map.of("created", merged.created(), "changed", merged.changed()));
    }

    private void clear(JobContext job) {
        QuarkusTransaction.requiringNew().run(() -> populations.clearImport(job.id()));
    }

    private void read(JobContext job) {
        long read = 0;
        List<ImportedPopulation> chunk = new ArrayList<>(CHUNK);
        try (var table = TabularReader.open(job.input(), job.mediaType(), COLUMNS)) {
            while (table.hasNext()) {
                var reader = new PopulationRow(table.next(), clock.today());
                var row = reader.read();
                reader.problems().forEach(job::problem);
                if (row != null) {
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

    private void keep(JobContext job, List<ImportedPopulation> chunk) {
        job.checkCancelled();
        QuarkusTransaction.requiringNew().run(() -> populations.keepImported(job.id(), chunk));
        chunk.clear();
    }

    private void check(JobContext job) {
        var id = job.id();
        drop(job, () -> populations.unknownUnits(id, job.scope()));
        drop(job, () -> populations.unitsOfOtherKinds(id));
        drop(job, () -> populations.inactiveUnits(id));
        drop(job, () -> populations.repeated(id));
        if (!job.parameters().path("acknowledgeWarnings").asBoolean()) {
            drop(job, () -> populations.tooLarge(id));
            drop(job, () -> populations.suddenChanges(id));
        }
    }

    /** Reports and drops the rows of one kind of fault, so that each row is reported once. */
    private void drop(JobContext job, Supplier<List<RowProblem>> faults) {
        for (var found = faults.get(); !found.isEmpty(); found = faults.get()) {
            job.checkCancelled();
            found.forEach(job::problem);
            var refused = found;
            QuarkusTransaction.requiringNew().run(() -> populations.drop(job.id(), refused));
        }
    }
}
