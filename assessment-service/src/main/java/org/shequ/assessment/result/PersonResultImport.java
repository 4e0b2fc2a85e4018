package org.shequ.assessment.result;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Imports final results of persons, named by personnel number, id, or name where that means one only. */
@ApplicationScoped
class PersonResultImport implements ImportHandler {

    static final String KIND = "person-result-import";

    private static final ImportColumn<String> NUMBER = ImportColumn.of(
                    "personnel_number", CellTypes.identifier("PERSONNEL_NUMBER", 40), "人员编号")
            .example("CC000264")
            .meaning(
                    "The personnel number or the person's id; the name alone where one person only goes by it",
                    "人员编号与人员标识填其一；数据范围内无重名的，可只填姓名");
    private static final ImportColumn<UUID> PERSON_ID = ImportColumn.of("person_id", CellTypes.id(), "人员标识");
    private static final ImportColumn<String> NAME = ImportColumn.of("name", CellTypes.personName(), "姓名")
            .example("张伟")
            .meaning("Beside a number or an id it is held against the record", "与编号或标识同填时，与档案核对")
            .of(PersonField.NAME);

    static final ImportTable TABLE = ImportTable.of(
            ResultColumns.YEAR,
            NUMBER,
            PERSON_ID,
            NAME,
            ResultColumns.GRADE,
            ResultColumns.SCORE,
            ResultColumns.FINAL_ON);

    static final Template TEMPLATE = new Template("person-results", TABLE);

    private final ResultImport imports;

    PersonResultImport(ResultImport imports) {
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
        imports.run(job, SubjectKind.PERSON, TABLE, PersonResultImport::judge);
    }

    private static JudgedRow<ImportedRow> judge(ReadRow row, LocalDate today) {
        List<RowProblem> broken = ResultColumns.broken(row, today);
        String number = row.get(NUMBER);
        UUID id = row.get(PERSON_ID);
        String name = row.get(NAME);
        Grade grade = row.get(ResultColumns.GRADE);
        BigDecimal score = ResultColumns.score(row);
        if (row.isBlank(NUMBER) && row.isBlank(PERSON_ID) && row.isBlank(NAME)) {
            broken.add(row.problem(
                    NUMBER, "REQUIRED", "the personnel number, the id or the name is needed", "须填人员编号、标识或姓名"));
        } else if (number != null && id != null) {
            broken.add(
                    row.problem(PERSON_ID, "EITHER", "give the personnel number or the id, not both", "人员编号与标识只填其一"));
        }
        if (grade == Grade.UNDETERMINED && score != null) {
            broken.add(
                    row.problem(ResultColumns.SCORE, "NO_SCORE", "a year without a grade has no score", "不定等次的年度不填得分"));
        }
        boolean byNameAlone = row.isBlank(NUMBER) && row.isBlank(PERSON_ID); // an unreadable number is not passed over
        return row.judged(
                new ImportedRow(
                        row.number(),
                        row.get(ResultColumns.YEAR),
                        null,
                        number,
                        number == null ? id : null,
                        byNameAlone || number != null || id != null ? name : null,
                        score,
                        grade,
                        null,
                        ResultColumns.finalOn(row)),
                broken);
    }
}
