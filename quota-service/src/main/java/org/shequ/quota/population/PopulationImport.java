package org.shequ.quota.population;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.importing.CellType.Refusal;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportKind;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.NamedUnits;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.importing.UnitColumns;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Imports populations: sets the rows down beside the populations, checks them against the units and each other, and merges
 * them, all in one transaction. A repeated import changes nothing.
 */
@ApplicationScoped
class PopulationImport implements ImportHandler {

    static final String KIND = "population-import";

    private static final Pattern COMMUNITY = Pattern.compile("[0-9]{12}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);
    private static final long MOST = 999_999_999;

    private static final ImportColumn<String> UNIT_NAME = ImportColumn.of(
                    "unit_name", CellTypes.unit().that(PopulationImport::noCommunity), "社区名称", "社区")
            .meaning("Instead of the code; beside it, held against it", "可代替代码填写；与代码同填时予以核对");
    private static final ImportColumn<String> UNIT = ImportColumn.of(
                    "unit_code", CellTypes.unit().that(PopulationImport::noCommunity), "区划代码", "社区代码")
            .required()
            .or(UNIT_NAME)
            .example("320613002004")
            .meaning("Code of a community, 12 digits, or its name", "社区代码（12 位）或社区名称");
    private static final UnitColumns COMMUNITY_COLUMNS = new UnitColumns(UNIT, UNIT_NAME);

    private static final ImportColumn<LocalDate> DATE =
            ImportColumn.of("date", CellTypes.date(), "统计日期", "日期").required().example("2025-12-31");
    private static final ImportColumn<Long> RESIDENTS = ImportColumn.of(
                    "urban_population", CellTypes.wholeNumber("COUNT", MOST), "城镇常住人口")
            .required()
            .example("6574");
    private static final ImportColumn<Long> HOUSEHOLDS = ImportColumn.of(
                    "households", CellTypes.wholeNumber("COUNT", MOST), "户数", "总户数")
            .example("2630");
    private static final ImportColumn<String> SOURCE = ImportColumn.of("source", CellTypes.text(100), "数据来源", "来源")
            .required()
            .example("2025年常住人口调查");

    static final ImportTable TABLE = ImportTable.of(UNIT, UNIT_NAME, DATE, RESIDENTS, HOUSEHOLDS, SOURCE);

    static final Template TEMPLATE = new Template("populations", TABLE);

    private final ImportRun imports;
    private final ImportedPopulations imported;
    private final BusinessClock clock;
    private final NamedUnits units;

    PopulationImport(ImportRun imports, ImportedPopulations imported, BusinessClock clock, Database database) {
        this.imports = imports;
        this.imported = imported;
        this.clock = clock;
        this.units = new NamedUnits(database, "units");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ImportTable table(JsonNode parameters, Scope scope) {
        return TABLE;
    }

    @Override
    public Optional<Template> template() {
        return Optional.of(TEMPLATE);
    }

    @Override
    public void run(JobContext job) {
        imports.run(job, new File(job, clock.today()));
    }

    private static @Nullable Refusal noCommunity(String code) {
        return NamedUnits.isName(code) || COMMUNITY.matcher(code).matches()
                ? null
                : new Refusal("UNIT_CODE", "must be a community's code of 12 digits", "须为 12 位社区代码");
    }

    private static JudgedRow<ImportedPopulation> judged(ReadRow row, LocalDate today) {
        LocalDate date = row.get(DATE);
        List<RowProblem> broken = date != null && (date.isAfter(today) || date.isBefore(FIRST_DAY))
                ? List.of(
                        row.problem(DATE, "DATE_RANGE", "must lie from 1949-10-01 to today", "须在 1949 年 10 月 1 日至今天之间"))
                : List.of();
        return row.judged(
                new ImportedPopulation(
                        row.number(),
                        COMMUNITY_COLUMNS.written(row),
                        date,
                        row.get(RESIDENTS),
                        row.get(HOUSEHOLDS),
                        row.get(SOURCE)),
                broken);
    }

    /** One file of populations. */
    private final class File implements ImportKind<ImportedPopulation> {

        private final JobContext job;
        private final LocalDate today;

        File(JobContext job, LocalDate today) {
            this.job = job;
            this.today = today;
        }

        @Override
        public ImportTable table() {
            return TABLE;
        }

        @Override
        public String action() {
            return "populations-imported";
        }

        @Override
        public boolean takesSetsAlone() {
            return false;
        }

        @Override
        public JudgedRow<ImportedPopulation> judge(ReadRow row) {
            return judged(row, today);
        }

        @Override
        public void take(RowSet<ImportedPopulation> rows) {
            units.settle(rows, COMMUNITY_COLUMNS, ImportedPopulation::unitCode, ImportedPopulation::in, job.scope());
            var sound = rows.lines().stream()
                    .filter(rows::isGood)
                    .map(RowSet.Line::said)
                    .collect(Collectors.toSet());
            imported.add(job.id(), rows.lines().stream().map(RowSet.Line::said).toList(), sound::contains);
        }

        @Override
        public void check(WholeFile file) {
            var id = job.id();
            imported.identifyUnits(id, job.scope());
            file.reportAll(after -> imported.unknownUnits(id, after));
            file.reportAll(after -> imported.unitsOfOtherKinds(id, after));
            file.reportAll(after -> imported.inactiveUnits(id, after));
            file.reportAll(after -> imported.repeated(id, after));
            if (!job.parameters().path("acknowledgeWarnings").asBoolean()) {
                file.reportAll(after -> imported.tooLarge(id, after));
                file.reportAll(after -> imported.suddenChanges(id, after));
            }
        }

        @Override
        public Map<String, Long> conclude(BitSet refused) {
            imported.drop(job.id(), refused);
            var merged = imported.merge(job.id(), clock.instant(), job.submittedBy());
            imported.clear(job.id());
            return Map.of("created", merged.created(), "changed", merged.changed(), "unchanged", merged.unchanged());
        }
    }
}
