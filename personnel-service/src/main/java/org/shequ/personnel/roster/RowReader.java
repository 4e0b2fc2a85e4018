package org.shequ.personnel.roster;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularRow;
import org.shequ.personnel.vocabulary.Coded;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the cells of one row and gathers everything that is wrong with it. */
public final class RowReader {

    /** As in 2023-07-01, 2023/7/1, 2023.7.1, 20230701 and 2023年7月1日. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu/M/d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu.M.d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu年M月d日").withResolverStyle(ResolverStyle.STRICT));

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private static final Set<String> YES = Set.of("true", "1", "是", "yes", "y", "主职", "primary");
    private static final Set<String> NO = Set.of("false", "0", "否", "no", "n", "兼任", "兼职", "concurrent");

    private static final Pattern SIGNED_NUMBER = Pattern.compile(".[0-9][0-9 .,-]*");

    private final TabularRow row;
    private final List<RowProblem> problems = new ArrayList<>();

    private final Columns columns;
    private int foundInItself;

    public RowReader(TabularRow row, Columns columns) {
        this.row = row;
        this.columns = columns;
    }

    /** Looks for cells that a spreadsheet would run: they are no data. */
    void begin() {
        for (Column column : columns.all()) {
            String text = row.text(column.name());
            if (text != null && isFormula(text)) {
                refuse(column.name(), text, "FORMULA", "is a formula, not a value", "是公式而不是值");
            }
        }
    }

    /** What is found from here on is found by what is on record, and may be judged again. */
    void wasRead() {
        foundInItself = problems.size();
    }

    /** Forgets what was found by what was on record. */
    void beginAgain() {
        problems.subList(foundInItself, problems.size()).clear();
    }

    /** A number may begin with a sign, as in +86 138 1234 5678. */
    private static boolean isFormula(String text) {
        return switch (text.charAt(0)) {
            case '=', '@', '\uff1d', '\uff20' -> true;
            case '+', '-', '\uff0b', '\uff0d' -> !SIGNED_NUMBER.matcher(text).matches();
            default -> false;
        };
    }

    public List<RowProblem> problems() {
        return problems;
    }

    public boolean isGood() {
        return problems.isEmpty();
    }

    public long number() {
        return row.number();
    }

    public @Nullable String text(String column) {
        return row.text(column);
    }

    /** Empty when missing, with a problem. */
    public String required(String column) {
        String text = row.text(column);
        if (text == null) {
            refuse(column, null, "REQUIRED", "a value is needed", "必填");
            return "";
        }
        return text;
    }

    public @Nullable LocalDate date(String column) {
        String text = row.text(column);
        return text == null ? null : date(column, text);
    }

    public @Nullable LocalDate requiredDate(String column) {
        String text = required(column);
        return text.isEmpty() ? null : date(column, text);
    }

    private @Nullable LocalDate date(String column, String text) {
        for (DateTimeFormatter format : DATES) {
            try {
                LocalDate date = LocalDate.parse(text, format);
                if (date.isBefore(FIRST) || !date.isBefore(LAST)) {
                    refuse(column, text, "DATE_RANGE", "must lie between 1900 and 2199", "须在 1900 年至 2199 年之间");
                    return null;
                }
                return date;
            } catch (DateTimeException another) {
                continue;
            }
        }
        refuse(column, text, "DATE", "is no date such as 2023-07-01", "不是有效日期，如 2023-07-01");
        return null;
    }

    public <E extends Enum<E> & Coded> @Nullable E code(String column, Class<E> list) {
        String text = row.text(column);
        if (text == null || text.equals("无") || text.equalsIgnoreCase("none")) {
            return null;
        }
        E constant = Coded.find(list, text).orElse(null);
        if (constant == null) {
            String choices = Coded.choices(list);
            refuse(column, text, "CODE", "must be one of: " + choices, "须为下列之一：" + choices);
        }
        return constant;
    }

    public <E extends Enum<E> & Coded> @Nullable E requiredCode(String column, Class<E> list) {
        return required(column).isEmpty() ? null : code(column, list);
    }

    public boolean flag(String column, boolean whenBlank) {
        String text = row.text(column);
        if (text == null) {
            return whenBlank;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(lower) && !NO.contains(lower)) {
            refuse(column, text, "FLAG", "must be true or false", "须为是或否");
        }
        return YES.contains(lower);
    }

    public void refuse(@Nullable String column, @Nullable String value, String rule, String en, String zh) {
        problems.add(new RowProblem(row.number(), column, value, rule, en + " / " + zh));
    }

    /** A rule that a field of the record broke; the pointer becomes the column. */
    public void refuse(BilingualViolation violation) {
        String column = column(violation.pointer().substring(1));
        refuse(column, row.text(column), violation.rule(), violation.english(), violation.chinese());
    }

    /** {@code birthDate} is the column {@code birth_date}. */
    private static String column(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
