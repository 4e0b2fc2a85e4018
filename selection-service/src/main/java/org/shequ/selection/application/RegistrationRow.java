package org.shequ.selection.application;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.privacy.PersonField;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.eligibility.Relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a row of a file of registrations says. */
record RegistrationRow(
        @Nullable String personnelNumber,
        @Nullable UUID personId,
        @Nullable String name,
        @Nullable Long position,
        List<JudgementContext.Order> orders) {

    static final ImportColumn<String> NUMBER = ImportColumn.of(
                    "personnel_number", CellTypes.identifier("PERSONNEL_NUMBER", 40), "人员编号", "编号")
            .example("CC000264")
            .meaning("The personnel number or the person's id", "人员编号与人员标识填其一");
    static final ImportColumn<UUID> PERSON_ID = ImportColumn.of("person_id", CellTypes.id(), "人员标识");
    static final ImportColumn<String> NAME = ImportColumn.of("name", CellTypes.personName(), "姓名")
            .example("张伟")
            .meaning("If given, held against the record", "填写时与档案核对")
            .of(PersonField.NAME);
    static final ImportColumn<Long> POSITION = ImportColumn.of(
                    "position", CellTypes.wholeNumber("POSITION", 100_000), "岗位序号", "报考岗位", "岗位")
            .example("1")
            .meaning(
                    "Number of the position within the round; may be blank where there is one only",
                    "本轮岗位序号，只有一个岗位时可空白");
    static final ImportColumn<String> HONOUR_ORDER = ImportColumn.of("honour_order", CellTypes.text(100), "表彰放宽文号")
            .example("崇组〔2026〕9号")
            .meaning("Order that relaxes the age limit for an honour", "因表彰放宽年龄的批准文号");
    static final ImportColumn<String> TENURE_ORDER = ImportColumn.of(
                    "surplus_tenure_order", CellTypes.text(100), "任职放宽文号")
            .example("崇组〔2026〕10号")
            .meaning("Order that relaxes the age limit for surplus years of service", "因任职年限放宽年龄的批准文号");

    static final ImportTable TABLE = ImportTable.of(NUMBER, PERSON_ID, NAME, POSITION, HONOUR_ORDER, TENURE_ORDER);

    static JudgedRow<RegistrationRow> judge(ReadRow row) {
        List<RowProblem> broken = new ArrayList<>(0);
        if (row.isBlank(NUMBER) && row.isBlank(PERSON_ID)) {
            broken.add(row.problem(NUMBER, "REQUIRED", "the personnel number or the id is needed", "须填人员编号或标识"));
        }
        if (row.get(NUMBER) != null && row.get(PERSON_ID) != null) {
            broken.add(
                    row.problem(PERSON_ID, "EITHER", "give the personnel number or the id, not both", "人员编号与标识只填其一"));
        }
        List<JudgementContext.Order> orders = new ArrayList<>();
        addOrder(orders, Relaxation.Ground.HONOUR, row.get(HONOUR_ORDER));
        addOrder(orders, Relaxation.Ground.SURPLUS_TENURE, row.get(TENURE_ORDER));
        return row.judged(
                new RegistrationRow(
                        row.get(NUMBER), row.get(PERSON_ID), row.get(NAME), row.get(POSITION), List.copyOf(orders)),
                broken);
    }

    private static void addOrder(
            List<JudgementContext.Order> orders, Relaxation.Ground ground, @Nullable String number) {
        if (number != null) {
            orders.add(new JudgementContext.Order(ground, number));
        }
    }
}
