package org.shequ.assessment.result;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.UnitColumns;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Imports final results of communities. */
@ApplicationScoped
class CommunityResultImport implements ImportHandler {

    static final String KIND = "community-result-import";

    private static final ImportColumn<String> UNIT_NAME = ImportColumn.of("unit_name", CellTypes.unit(), "社区名称", "社区")
            .meaning("Instead of the code; beside it, held against it", "可代替代码填写；与代码同填时予以核对");
    private static final ImportColumn<String> UNIT = ImportColumn.of("unit_code", CellTypes.unit(), "区划代码", "社区代码")
            .required()
            .or(UNIT_NAME)
            .example("320613002004");

    static final UnitColumns COMMUNITY = new UnitColumns(UNIT, UNIT_NAME);

    private static final ImportColumn<BigDecimal> SCORE = ResultColumns.SCORE.required();

    static final ImportTable TABLE = ImportTable.of(
            ResultColumns.YEAR, UNIT, UNIT_NAME, SCORE, ResultColumns.PEER_GROUP, ResultColumns.FINAL_ON);

    static final Template TEMPLATE = new Template("community-results", TABLE);

    private final ResultImport imports;

    CommunityResultImport(ResultImport imports) {
        this.imports = imports;
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
        imports.run(job, SubjectKind.COMMUNITY, TABLE, CommunityResultImport::judge);
    }

    private static JudgedRow<ImportedRow> judge(ReadRow row, LocalDate today) {
        PeerGroup group = row.get(ResultColumns.PEER_GROUP);
        return row.judged(
                new ImportedRow(
                        row.number(),
                        row.get(ResultColumns.YEAR),
                        COMMUNITY.written(row),
                        null,
                        null,
                        null,
                        ResultColumns.score(row),
                        null,
                        group == null ? null : group.code(),
                        ResultColumns.finalOn(row)),
                ResultColumns.broken(row, today));
    }
}
