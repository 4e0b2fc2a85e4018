package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.importing.CellType.Refusal;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.job.RowProblem;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The columns that files of results have in common, and what a row must fulfil by itself. */
final class ResultColumns {

    private static final int FIRST_YEAR = 2000;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);

    static final ImportColumn<Integer> YEAR = ImportColumn.of(
                    "year", CellTypes.year().that(ResultColumns::tooEarly), "年度", "考核年度")
            .required()
            .example("2025");
    static final ImportColumn<BigDecimal> SCORE = ImportColumn.of(
                    "score", CellTypes.decimal().that(ResultColumns::outOfRange), "得分", "综合得分")
            .example("94.80")
            .meaning("From 0 to 100, at most two decimals", "0 至 100，最多两位小数");
    static final ImportColumn<LocalDate> FINAL_ON = ImportColumn.of("final_on", CellTypes.date(), "定案日期")
            .example("2026-01-20")
            .meaning("Day on which it became final; the year's last day when blank", "定案之日，空白视为当年 12 月 31 日");
    static final ImportColumn<Grade> GRADE = ImportColumn.of(
                    "grade",
                    CellTypes.code(
                            "GRADE",
                            text -> Coded.find(Grade.class, text),
                            names(", ", true),
                            names("、", false),
                            Arrays.stream(Grade.values()).map(Grade::zh).toList()),
                    "等次",
                    "考核等次")
            .required()
            .example("优秀");
    static final ImportColumn<PeerGroup> PEER_GROUP = ImportColumn.of(
                    "peer_group",
                    CellTypes.code(
                            "PEER_GROUP",
                            PeerGroup::find,
                            "a code such as URBAN, RESETTLEMENT, VILLAGE",
                            "城市社区、安置社区、村，或代码",
                            List.of("城市社区", "安置社区", "村")),
                    "组别",
                    "同类组")
            .required()
            .example("城市社区");

    private ResultColumns() {}

    /** What is wrong with the year and the day together. */
    static List<RowProblem> broken(ReadRow row, LocalDate today) {
        List<RowProblem> broken = new ArrayList<>();
        Integer year = row.get(YEAR);
        LocalDate finalOn = row.get(FINAL_ON);
        if (year != null && year > today.getYear()) {
            broken.add(row.problem(YEAR, "FUTURE_YEAR", "the year has not begun", "该年度尚未开始"));
        }
        if (year != null && finalOn != null && (finalOn.getYear() < year || finalOn.isAfter(today))) {
            broken.add(row.problem(
                    FINAL_ON,
                    "FINAL_ON",
                    "must lie in the year or after it, and not in the future",
                    "须在该年度之内或之后，且不晚于今天"));
        }
        return broken;
    }

    static @Nullable LocalDate finalOn(ReadRow row) {
        LocalDate stated = row.get(FINAL_ON);
        Integer year = row.get(YEAR);
        return stated != null || year == null ? stated : LocalDate.of(year, 12, 31);
    }

    static @Nullable BigDecimal score(ReadRow row) {
        BigDecimal score = row.get(SCORE);
        return score == null ? null : score.setScale(2);
    }

    private static @Nullable Refusal tooEarly(int year) {
        return year >= FIRST_YEAR ? null : new Refusal("YEAR", "must be a year from 2000 on", "须为 2000 年以后的年份");
    }

    private static @Nullable Refusal outOfRange(BigDecimal score) {
        return score.signum() >= 0
                        && score.compareTo(HIGHEST) <= 0
                        && score.stripTrailingZeros().scale() <= 2
                ? null
                : new Refusal("SCORE", "must be from 0 to 100 with at most two decimals", "须为 0 至 100，最多两位小数");
    }

    private static String names(String between, boolean both) {
        return Arrays.stream(Grade.values())
                .map(grade -> both ? grade.name() + " " + grade.zh() : grade.zh())
                .collect(Collectors.joining(between));
    }
}
