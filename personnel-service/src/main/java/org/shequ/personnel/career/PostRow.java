package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.DayOrMonth;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.UnitColumns;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.privacy.PersonField;
import org.shequ.personnel.codelist.CodeCells;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What a row of a file of posts says, or as much of it as could be read.
 *
 * @param personnelNumber empty where it is not known; {@code unitCode} alike
 * @param primary not where nobody knows, for that asks for least
 * @param stated the least that the row says: where its end cannot be read, its beginning alone
 * @param held null where the row says nothing that could be counted
 */
public record PostRow(
        String personnelNumber,
        String unitCode,
        @Nullable Post post,
        boolean primary,
        TenurePolicy.@Nullable Stated stated,
        @Nullable Period held,
        @Nullable TenureKind tenureKind,
        @Nullable String orderNumber) {

    static final ImportColumn<String> NUMBER = ImportColumn.of(
                    "personnel_number", CellTypes.identifier("PERSONNEL_NUMBER", 40), "人员编号", "编号")
            .required()
            .example("CC000001");
    static final ImportColumn<String> NAME = ImportColumn.of("name", CellTypes.personName(), "姓名")
            .example("张伟")
            .meaning("If given, held against the record", "填写时与档案核对")
            .of(PersonField.NAME);
    private static final ImportColumn<String> UNIT_NAME = ImportColumn.of(
                    "unit_name", CellTypes.unit(), "单位名称", "单位", "任职单位")
            .meaning("Instead of the code; beside it, held against it", "可代替代码填写；与代码同填时予以核对");
    static final ImportColumn<String> UNIT = ImportColumn.of("unit_code", CellTypes.unit(), "单位代码", "区划代码")
            .required()
            .or(UNIT_NAME)
            .example("320613002004");
    static final UnitColumns UNITS = new UnitColumns(UNIT, UNIT_NAME);
    static final ImportColumn<Post> POST = ImportColumn.of("post", CodeCells.of(Post.class), "岗位", "职务")
            .required()
            .example("书记");
    static final ImportColumn<Boolean> PRIMARY = ImportColumn.of(
                    "primary",
                    CellTypes.yesNo(Set.of("主职", "主", "primary"), Set.of("兼任", "兼职", "兼", "concurrent")),
                    "主职",
                    "是否主职")
            .example("是")
            .meaning("Whether it is the main post; yes when blank", "是否主职，空白视为是");
    static final ImportColumn<DayOrMonth> FROM = ImportColumn.of(
                    "from", CellTypes.dateOrMonth(), "开始日期", "任职日期", "任职起始")
            .required()
            .example("2018-07-01")
            .meaning("First day served", "任职第一日");
    static final ImportColumn<DayOrMonth> LAST_DAY = ImportColumn.of(
                    "last_day", CellTypes.endDateOrMonth(), "结束日期", "任职截止", "截止日期")
            .example("2021-06-30")
            .meaning("Last day served, this day included; blank while it lasts", "任职最后一日（含当日），在任的留空");
    static final ImportColumn<DayOrMonth> TO = ImportColumn.of("to", CellTypes.endDateOrMonth(), "免职日期")
            .example("2021-07-01")
            .meaning(
                    "First day no longer in post, this day not included; instead of the last day",
                    "不再任职的第一日（不含当日），与结束日期择一填写");
    static final ImportColumn<TenureKind> TENURE_KIND =
            ImportColumn.of("tenure_kind", CodeCells.of(TenureKind.class), "身份").example("定编");
    static final ImportColumn<String> ORDER_NUMBER =
            ImportColumn.of("order_number", CellTypes.text(200), "文号").example("崇委组〔2018〕4号");

    public static final ImportTable TABLE =
            ImportTable.of(NUMBER, NAME, UNIT, UNIT_NAME, POST, PRIMARY, FROM, LAST_DAY, TO, TENURE_KIND, ORDER_NUMBER);

    /** The same in the unit with this code, not yet counted by the policy of its place. */
    PostRow in(@Nullable String code) {
        return new PostRow(
                personnelNumber, code == null ? "" : code, post, primary, stated, held, tenureKind, orderNumber);
    }

    /** The same, counted by the policy on tenure of its unit's place. */
    PostRow counted(TenurePolicy policy) {
        Period counted = stated == null ? null : policy.counted(stated);
        return new PostRow(personnelNumber, unitCode, post, primary, stated, counted, tenureKind, orderNumber);
    }

    /** @param tenure the policy on tenure by unit's code: what a month stands for */
    static JudgedRow<PostRow> judge(ReadRow row, Function<String, TenurePolicy> tenure) {
        DayOrMonth lastDay = row.get(LAST_DAY);
        List<RowProblem> broken = new ArrayList<>();
        DayOrMonth to = row.get(TO);
        if (lastDay != null && to != null && !lastDay.mayPrecede(to)) {
            broken.add(row.problem(TO, "LAST_DAY_BEFORE", "must be the day after last_day, or blank", "须为结束日期的次日，或留空"));
        }
        TenurePolicy.Stated stated = stated(row);
        String unit = Objects.requireNonNullElse(UNITS.written(row), "");
        Period held = stated == null ? null : tenure.apply(unit).counted(stated);
        if (stated != null && held == null) {
            broken.add(
                    lastDay == null
                            ? row.problem(TO, "AFTER_FROM", "must be after from", "须晚于开始日期")
                            : row.problem(LAST_DAY, "AFTER_FROM", "must not be before from", "不得早于开始日期"));
        }
        boolean contradictory = !broken.isEmpty(); // nobody knows which of its days is right
        return row.judged(
                new PostRow(
                        row.get(NUMBER, ""),
                        unit,
                        row.get(POST),
                        row.isRefused(PRIMARY) ? false : row.get(PRIMARY, true),
                        contradictory ? null : stated,
                        contradictory ? null : held,
                        row.get(TENURE_KIND),
                        row.get(ORDER_NUMBER)),
                broken);
    }

    /** Whether the row tells when the post ended, or that it goes on. */
    static boolean isEndKnown(ReadRow row) {
        return !row.isRefused(LAST_DAY) && !row.isRefused(TO);
    }

    private static TenurePolicy.@Nullable Stated stated(ReadRow row) {
        DayOrMonth from = row.get(FROM);
        if (from == null) {
            return null;
        }
        return isEndKnown(row) ? stated(from, row.get(LAST_DAY), row.get(TO)) : stated(from, from, null);
    }

    /** Of a removal in a month (免职) the last day served lies in that month. */
    private static TenurePolicy.Stated stated(DayOrMonth from, @Nullable DayOrMonth lastDay, @Nullable DayOrMonth to) {
        if (lastDay != null) {
            LocalDate last = lastDay.day();
            return new TenurePolicy.Stated(
                    from.day(), from.monthAlone(), last == null ? null : last.plusDays(1), lastDay.monthAlone());
        }
        return new TenurePolicy.Stated(
                from.day(), from.monthAlone(), to == null ? null : to.day(), to == null ? null : to.monthAlone());
    }
}
