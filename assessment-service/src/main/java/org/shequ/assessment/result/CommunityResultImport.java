package org.shequ.assessment.result;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Imports final results of communities. */
@ApplicationScoped
class CommunityResultImport implements ImportHandler {

    static final String KIND = "community-result-import";

    static final ImportColumn<String> UNIT = ImportColumn.of(
                    "unit_code", CellTypes.unit(), "区划代码", "社区代码", "社区", "社区名称")
            .required()
            .example("320613002004");
    private static final ImportColumn<BigDecimal> SCORE = ResultColumns.SCORE.required();

    static final ImportTable TABLE =
            ImportTable.of(ResultColumns.YEAR, UNIT, SCORE, ResultColumns.PEER_GROUP, ResultColumns.FINAL_ON);

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
    public void run(JobContext job) {
        imports.run(job, SubjectKind.COMMUNITY, TABLE, CommunityResultImport::judge);
    }

    private static JudgedRow<ImportedRow> judge(ReadRow row, LocalDate today) {
        List<RowProblem> broken = ResultColumns.broken(row, today);
        Integer year = row.get(ResultColumns.YEAR);
        PeerGroup group = row.get(ResultColumns.PEER_GROUP);
        if (!broken.isEmpty() || year == null || group == null) {
            return row.refused(broken);
        }
        return row.says(new ImportedRow(
                row.number(),
                year,
                row.get(UNIT),
                null,
                null,
                ResultColumns.score(row),
                null,
                group.code(),
                ResultColumns.finalOn(row, year)));
    }
}
