package org.shequ.assessment.result;

import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.RowProblem;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Imports final results of communities. */
@ApplicationScoped
class CommunityResultImport implements JobHandler {

    static final String KIND = "community-result-import";

    private static final ImportColumn<String> UNIT = ImportColumn.of("unit_code", CellTypes.unitCode(), "区划代码", "社区代码")
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
