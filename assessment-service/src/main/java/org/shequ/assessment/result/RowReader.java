package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.grading.Grade;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.tabular.TabularRow;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the cells of one row and gathers everything that is wrong with it. */
final class RowReader {

    private static final int FIRST_YEAR = 2000;
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{1,40}");
    private static final Pattern SCORE = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");

    private final TabularRow row;
    private final LocalDate today;
    private final List<RowProblem> problems = new ArrayList<>();

    RowReader(TabularRow row, LocalDate today) {
        this.row = row;
        this.today = today;
    }

    List<RowProblem> problems() {
        return problems;
    }

    long number() {
        return row.number();
    }

    @Nullable
    String text(String column) {
        String text = row.text(column);
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Nullable
    String required(String column) {
        String text = text(column);
        if (text == null) {
            refuse(column, null, "REQUIRED", "a value is needed / 必填");
        }
        return text;
    }

    /** A code or number of a subject, as far as any can look. */
    @Nullable
    String code(String column) {
        String text = text(column);
        if (text != null && !CODE.matcher(text).matches()) {
            refuse(
                    column,
                    text,
                    "CODE",
                    "must be 1 to 40 letters, digits, hyphens or underscores / 须为 1 至 40 个字母、数字、连字符或下划线");
            return null;
        }
        return text;
    }

    int year() {
        String text = required("year");
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{4}") || Integer.parseInt(text) < FIRST_YEAR) {
            refuse("year", text, "YEAR", "must be a year from 2000 on / 须为 2000 年以后的年份");
            return 0;
        }
        int year = Integer.parseInt(text);
        if (year > today.getYear()) {
            refuse("year", text, "FUTURE_YEAR", "the year has not begun / 该年度尚未开始");
        }
        return year;
    }

    @Nullable
    BigDecimal score(boolean required) {
        String text = required ? required("score") : text("score");
        if (text == null) {
            return null;
        }
        if (SCORE.matcher(text).matches()) {
            BigDecimal score = new BigDecimal(text).setScale(2);
            if (score.compareTo(BigDecimal.valueOf(100)) <= 0) {
                return score;
            }
        }
        refuse("score", text, "SCORE", "must be from 0 to 100 with at most two decimals / 须为 0 至 100，最多两位小数");
        return null;
    }

    @Nullable
    String peerGroup() {
        String text = required("peer_group");
        if (text == null) {
            return null;
        }
        Optional<PeerGroup> group = PeerGroup.find(text);
        if (group.isEmpty()) {
            refuse("peer_group", text, "PEER_GROUP", "must be a code such as URBAN / 须为代码，如 URBAN");
        }
        return group.map(PeerGroup::code).orElse(null);
    }

    @Nullable
    Grade grade() {
        String text = required("grade");
        if (text == null) {
            return null;
        }
        for (Grade grade : Grade.values()) {
            if (grade.name().equals(text.toUpperCase(Locale.ROOT))
                    || grade.chinese().equals(text)) {
                return grade;
            }
        }
        refuse("grade", text, "GRADE", "must be one of 优秀, 合格, 基本合格, 不合格, 不定等次 or its English code / 等次名称无效");
        return null;
    }

    @Nullable
    UUID personId() {
        String text = text("person_id");
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            refuse("person_id", text, "ID", "must be an id / 须为标识号");
            return null;
        }
    }

    /** The day on which the result became final; the last day of the year where the file does not say. */
    LocalDate finalOn(int year) {
        LocalDate fallback = LocalDate.of(Math.max(year, FIRST_YEAR), 12, 31);
        String text = text("final_on");
        if (text == null) {
            return fallback;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < year || day.isAfter(today)) {
                refuse(
                        "final_on",
                        text,
                        "FINAL_ON",
                        "must lie in the year or after it, and not in the future" + " / 须在该年度之内或之后，且不晚于今天");
            }
            return day;
        } catch (DateTimeException notADate) {
            refuse("final_on", text, "DATE", "must be a date such as 2025-12-31 / 须为日期，如 2025-12-31");
            return fallback;
        }
    }

    void refuse(@Nullable String column, @Nullable String value, String rule, String message) {
        problems.add(new RowProblem(row.number(), column, value, rule, message));
    }
}
