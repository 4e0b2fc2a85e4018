package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.importing.ImportKind;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.NamedUnits;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes in final results of years before this system: sets the rows down beside the results, checks them against each
 * other and against the records, and merges them, all in one transaction.
 */
@ApplicationScoped
class ResultImport {

    private final ImportRun imports;
    private final ImportedRows rows;
    private final ResultMerge merge;
    private final BusinessClock clock;
    private final NamedUnits units;

    ResultImport(ImportRun imports, ImportedRows rows, ResultMerge merge, BusinessClock clock, Database database) {
        this.imports = imports;
        this.rows = rows;
        this.merge = merge;
        this.clock = clock;
        this.units = new NamedUnits(database, "units");
    }

    void run(
            JobContext job,
            SubjectKind kind,
            ImportTable table,
            BiFunction<ReadRow, LocalDate, JudgedRow<ImportedRow>> judge) {
        LocalDate today = clock.today();
        imports.run(job, new File(job, kind, table, row -> judge.apply(row, today)));
    }

    /** Judges a row by itself. */
    private interface Judge {
        JudgedRow<ImportedRow> judge(ReadRow row);
    }

    /** One file of results. */
    private final class File implements ImportKind<ImportedRow> {

        private final JobContext job;
        private final SubjectKind kind;
        private final ImportTable table;
        private final Judge judge;

        File(JobContext job, SubjectKind kind, ImportTable table, Judge judge) {
            this.job = job;
            this.kind = kind;
            this.table = table;
            this.judge = judge;
        }

        @Override
        public ImportTable table() {
            return table;
        }

        /** The merge puts itself on record. */
        @Override
        public @Nullable String action() {
            return null;
        }

        @Override
        public boolean takesSetsAlone() {
            return false;
        }

        @Override
        public JudgedRow<ImportedRow> judge(ReadRow row) {
            return judge.judge(row);
        }

        @Override
        public void take(RowSet<ImportedRow> set) {
            if (kind == SubjectKind.COMMUNITY) {
                units.settle(set, CommunityResultImport.COMMUNITY, ImportedRow::unitCode, ImportedRow::in, job.scope());
            }
            Set<ImportedRow> sound = set.lines().stream()
                    .filter(set::isGood)
                    .map(RowSet.Line::said)
                    .collect(Collectors.toSet());
            rows.add(
                    job.id(),
                    set.lines().stream()
                            .map(RowSet.Line::said)
                            .filter(ImportedRow::namesSubject)
                            .toList(),
                    sound::contains);
        }

        @Override
        public void check(WholeFile file) {
            UUID id = job.id();
            switch (kind) {
                case COMMUNITY -> {
                    rows.identifyCommunities(id, job.scope());
                    file.reportAll(after -> rows.unknownCommunities(id, after));
                    file.reportAll(after -> rows.notYetFormed(id, after));
                }
                case PERSON -> {
                    rows.identifyPeople(id, job.scope());
                    file.reportAll(after -> rows.unknownPeople(id, job.scope(), after));
                    file.reportAll(after -> rows.namedOtherwise(id, after));
                }
            }
            file.reportAll(after -> rows.decidedByCycle(id, kind, after));
            file.reportAll(after -> rows.repeated(id, kind, after));
        }

        @Override
        public Map<String, Long> conclude(BitSet refused) {
            rows.drop(job.id(), refused);
            MergeCounts counts = merge.merge(job.id(), kind, job.submittedBy(), job.scope());
            rows.clear(job.id());
            return Map.of(
                    "created",
                    counts.created(),
                    "changed",
                    counts.changed(),
                    "unchanged",
                    counts.unchanged(),
                    "reranked",
                    counts.reranked());
        }
    }
}
