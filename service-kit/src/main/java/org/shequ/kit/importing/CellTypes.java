package org.shequ.kit.importing;

import org.shequ.contracts.person.PersonNames;
import org.shequ.kit.importing.CellType.Reading;
import org.shequ.kit.privacy.Masking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The types of cells, each read in one way in every import. */
public final class CellTypes {

    /** A code with its label, as drop-downs of other systems write it: 01-汉族. */
    private static final Pattern CODE_AND_LABEL =
            Pattern.compile("([0-9A-Za-z]{1,6})\\s*[-\u2013\u2014._、:：|/\\s]\\s*(.+)");

    /** Of a number a spreadsheet keeps fifteen digits and writes noughts for the rest. */
    private static final int MOST_EXACT = 15;

    private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-Za-z_-]+");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}([,，][0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");
    /** Of what there are so many, written behind the number. */
    private static final Pattern COUNTED = Pattern.compile("(?<=[0-9])(人|户|名|分|个|位|口|号)$");

    private static final Pattern IN_IDS = Pattern.compile("[\\s\u2010-\u2015-]+");
    private static final Pattern YEAR = Pattern.compile("([0-9]{4})(年|年度)?");
    private static final Pattern SHORTENED = Pattern.compile("(?i)[0-9](\\.[0-9]+)?e\\+?[0-9]{1,2}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern IN_PHONES = Pattern.compile("[\\s()（）-]+");
    private static final Set<String> YES = Set.of("是", "true", "yes", "y", "1", "√", "✓", "✔", "☑", "对");
    private static final Set<String> NO = Set.of("否", "false", "no", "n", "0", "×", "✗", "✘", "☐", "错");

    private static final int LONGEST_UNIT_NAME = 100;
    private static final Set<String> OPEN = Set.of("至今", "现在", "目前", "今", "迄今", "present", "now");

    private CellTypes() {}

    public static CellType<String> text(int longest) {
        return CellType.of(
                text -> text.codePointCount(0, text.length()) > longest
                        ? Reading.refused(
                                "TOO_LONG", "must have at most " + longest + " characters", "不得超过 " + longest + " 个字")
                        : Reading.of(text),
                "text of at most " + longest + " characters",
                "文字，不超过 " + longest + " 个字");
    }

    /** A number or code of letters and digits. */
    public static CellType<String> identifier(String rule, int longest) {
        return CellType.of(
                text -> {
                    var plain = withoutBlanks(text);
                    if (SHORTENED.matcher(plain).matches()) {
                        return shortened();
                    }
                    return plain.length() <= longest
                                    && IDENTIFIER.matcher(plain).matches()
                            ? Reading.of(plain)
                            : Reading.refused(
                                    rule,
                                    "must be 1 to " + longest + " letters, digits, hyphens or underscores",
                                    "须为 1 至 " + longest + " 个字母、数字、连字符或下划线");
                },
                "letters and digits",
                "字母、数字");
    }

    /** A unit's code; that of a community has 12 digits, those of grids more. */
    public static CellType<String> unitCode() {
        return identifier("UNIT_CODE", 40);
    }

    /** A unit by its code, or by its name where that means one only: {@link NamedUnits} finds which. */
    public static CellType<String> unit() {
        var code = unitCode();
        return CellType.of(
                text -> {
                    var plain = withoutBlanks(text);
                    return isChinese(plain) && plain.codePointCount(0, plain.length()) <= LONGEST_UNIT_NAME
                            ? Reading.of(plain)
                            : code.read().apply(text);
                },
                "a unit's code, or its name where one unit only goes by it",
                "区划代码，或不与其他单位重名的单位名称");
    }

    /** In its normal form; whether it can be a name is the record's own rule. */
    public static CellType<String> personName() {
        return CellType.<String>of(text -> Reading.of(PersonNames.normalForm(text)), "a person's name", "姓名")
                .showing(Masking::name);
    }

    /** Without blanks and hyphens, the check character in upper case; whether it is a number is the record's own rule. */
    public static CellType<String> citizenId() {
        return CellType.<String>of(
                        text -> {
                            var plain = IN_IDS.matcher(text.startsWith("'") ? text.substring(1) : text)
                                    .replaceAll("")
                                    .toUpperCase(Locale.ROOT);
                            return SHORTENED.matcher(plain).matches() ? shortened() : Reading.of(plain);
                        },
                        "18 characters (a permanent residence card before 2023: 15), in a cell formatted as text",
                        "18 位（2023 年以前的外国人永久居留身份证 15 位），单元格须为文本格式")
                .showing(Masking::citizenId)
                .suspectingCut(id -> id.length() > MOST_EXACT && id.endsWith("000"));
    }

    /** Digits without blanks, hyphens and brackets. */
    public static CellType<String> phone() {
        return CellType.<String>of(
                        text -> {
                            var plain = IN_PHONES.matcher(text).replaceAll("");
                            return SHORTENED.matcher(plain).matches() ? shortened() : Reading.of(plain);
                        },
                        "a telephone number",
                        "电话号码")
                .showing(Masking::phone);
    }

    /** From 0 on; groups of thousands may be set apart. */
    public static CellType<Long> wholeNumber(String rule, long most) {
        return CellType.of(
                text -> {
                    var number = number(text);
                    var whole = number.filter(n -> n.signum() >= 0)
                            .filter(n -> n.stripTrailingZeros().scale() <= 0)
                            .filter(n -> n.compareTo(BigDecimal.valueOf(most)) <= 0);
                    return whole.map(n -> Reading.of(n.longValueExact()))
                            .orElseGet(() -> Reading.refused(
                                    rule, "must be a whole number from 0 to " + most, "须为 0 至 " + most + " 的整数"));
                },
                "a whole number",
                "整数");
    }

    /** Any number as people write it; how large it may be is the import's own rule. */
    public static CellType<BigDecimal> decimal() {
        return CellType.of(
                text -> number(text)
                        .map(Reading::of)
                        .orElseGet(() -> Reading.refused("NUMBER", "must be a number", "须为数字")),
                "a number",
                "数字");
    }

    public static CellType<Integer> year() {
        return CellType.of(
                text -> {
                    var year = YEAR.matcher(withoutBlanks(text));
                    return year.matches()
                            ? Reading.of(Integer.valueOf(year.group(1)))
                            : Reading.refused("YEAR", "must be a year such as 2025", "须为年份，如 2025");
                },
                "a year such as 2025",
                "年份，如 2025");
    }

    public static CellType<LocalDate> date() {
        return CellType.of(DateCells::date, "a date such as 2025-12-31", "日期，如 2025-12-31");
    }

    /** A date, or a month alone. */
    public static CellType<DayOrMonth> dateOrMonth() {
        return CellType.of(
                DateCells::dayOrMonth,
                "a date such as 2025-12-31, or a month such as 2025-12",
                "日期，如 2025-12-31；只知年月的填 2025-12");
    }

    /** The end of something: 至今 is none. */
    public static CellType<DayOrMonth> endDateOrMonth() {
        return dateOrMonth().blankToo(OPEN);
    }

    /** @param yes further words that say yes here; {@code no} alike */
    public static CellType<Boolean> yesNo(Set<String> yes, Set<String> no) {
        return CellType.<Boolean>of(
                        text -> {
                            var word = text.toLowerCase(Locale.ROOT);
                            if (YES.contains(word) || yes.contains(word)) {
                                return Reading.of(true);
                            }
                            return NO.contains(word) || no.contains(word)
                                    ? Reading.of(false)
                                    : Reading.refused("BOOLEAN", "must be true or false", "须为是或否");
                        },
                        "true or false",
                        "是或否")
                .choosing(List.of("是", "否"));
    }

    /**
     * One of a list, by any of its names.
     *
     * @param find by code, name or label; a Chinese one is tried without blanks and full-width marks too, and code and label
     *     together where they say the same
     * @param english what there is to choose from; Chinese alike
     */
    public static <T> CellType<T> code(
            String rule, Function<String, Optional<T>> find, String english, String chinese, List<String> labels) {
        return CellType.<T>of(
                        text -> find.apply(text)
                                .or(() ->
                                        isChinese(text) ? find.apply(halfWidth(withoutBlanks(text))) : Optional.empty())
                                .or(() -> codeAndLabel(text, find))
                                .map(Reading::of)
                                .orElseGet(
                                        () -> Reading.refused(rule, "must be one of: " + english, "须为下列之一：" + chinese)),
                        "one of: " + english,
                        "下列之一：" + chinese)
                .blankToo(Set.of("none", "None", "NONE"))
                .choosing(labels);
    }

    private static <T> Optional<T> codeAndLabel(String text, Function<String, Optional<T>> find) {
        var both = CODE_AND_LABEL.matcher(text);
        return both.matches()
                ? find.apply(both.group(1))
                        .filter(value ->
                                find.apply(both.group(2)).filter(value::equals).isPresent())
                : Optional.empty();
    }

    public static CellType<UUID> id() {
        return CellType.of(
                text -> {
                    try {
                        return Reading.of(UUID.fromString(text));
                    } catch (IllegalArgumentException notAnId) {
                        return Reading.refused("ID", "must be an id", "须为标识号");
                    }
                },
                "an id",
                "标识号");
    }

    private static Optional<BigDecimal> number(String text) {
        var plain = COUNTED.matcher(withoutBlanks(text)).replaceFirst("");
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "").replace("，", "");
        }
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private static <T> Reading<T> shortened() {
        return Reading.refused(
                "DIGITS_LOST",
                "was shortened by a spreadsheet; format the cell as text and enter all digits",
                "已被表格软件截短；请将单元格设为文本格式后重新录入全部数字");
    }

    private static String withoutBlanks(String text) {
        return text.indexOf(' ') < 0 && text.indexOf('\n') < 0 && text.indexOf('\t') < 0
                ? text
                : BLANKS.matcher(text).replaceAll("");
    }

    /** Blanks stand between words of English and nowhere in Chinese. */
    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    private static String halfWidth(String text) {
        var half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            half.append(c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c);
        }
        return half.toString();
    }
}
