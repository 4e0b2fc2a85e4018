package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;

import jakarta.enterprise.context.ApplicationScoped;

/** Imports final results of communities. */
@ApplicationScoped
class CommunityResultImport implements JobHandler {

    static final String KIND = "community-result-import";

    private static final Columns COLUMNS = Columns.of(
            Column.of("year", "年度", "考核年度").required(),
            Column.of("unit_code", "区划代码", "社区代码").required(),
            Column.of("score", "得分", "综合得分").required(),
            Column.of("peer_group", "组别", "同类组").required(),
            Column.of("final_on", "定案日期"));

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
        imports.run(job, SubjectKind.COMMUNITY, COLUMNS, CommunityResultImport::parse);
    }

    private static @Nullable ImportedRow parse(RowReader row) {
        int year = row.year();
        row.required("unit_code");
        return new ImportedRow(
                row.number(),
                year,
                row.code("unit_code"),
                null,
                null,
                row.score(true),
                null,
                row.peerGroup(),
                row.finalOn(year));
    }
}
