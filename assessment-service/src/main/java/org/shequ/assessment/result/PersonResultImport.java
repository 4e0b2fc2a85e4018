package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.grading.Grade;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Imports final results of persons, named by personnel number or id. */
@ApplicationScoped
class PersonResultImport implements JobHandler {

    static final String KIND = "person-result-import";

    private static final Columns COLUMNS = Columns.of(
            Column.of("year", "年度", "考核年度").required(),
            Column.of("personnel_number", "人员编号"),
            Column.of("person_id", "人员标识"),
            Column.of("grade", "等次", "考核等次").required(),
            Column.of("score", "得分", "综合得分"),
            Column.of("final_on", "定案日期"));

    private final ResultImport imports;

    PersonResultImport(ResultImport imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        imports.run(job, SubjectKind.PERSON, COLUMNS, PersonResultImport::parse);
    }

    private static @Nullable ImportedRow parse(RowReader row) {
        int year = row.year();
        String number = row.code("personnel_number");
        UUID id = row.personId();
        if (row.text("personnel_number") == null && row.text("person_id") == null) {
            row.refuse("personnel_number", null, "REQUIRED", "the personnel number or the id is needed / 须填人员编号或标识");
        }
        if (number != null && id != null) {
            row.refuse("person_id", null, "EITHER", "give the personnel number or the id, not both / 人员编号与标识只填其一");
        }
        Grade grade = row.grade();
        BigDecimal score = row.score(false);
        if (grade == Grade.UNDETERMINED && score != null) {
            row.refuse("score", score.toString(), "NO_SCORE", "a year without a grade has no score / 不定等次的年度不填得分");
        }
        return new ImportedRow(row.number(), year, null, number, id, score, grade, null, row.finalOn(year));
    }
}
