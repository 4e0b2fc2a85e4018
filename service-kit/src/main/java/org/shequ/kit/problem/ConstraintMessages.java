package org.shequ.kit.problem;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of the standard constraints in both languages. A constraint with a message of its own writes it as
 * {@code "English / 中文"}.
 */
final class ConstraintMessages {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, String[]> STANDARD = Map.ofEntries(
            both("NotNull", "is required", "不能为空"),
            both("NotBlank", "must not be blank", "不能为空白"),
            both("NotEmpty", "must not be empty", "不能为空"),
            both("Null", "must be absent", "不得出现"),
            both("Size", "must have {min} to {max} elements or characters", "长度或个数必须在 {min} 到 {max} 之间"),
            both("Length", "must have {min} to {max} characters", "长度必须在 {min} 到 {max} 之间"),
            both("Min", "must be at least {value}", "不得小于 {value}"),
            both("Max", "must be at most {value}", "不得大于 {value}"),
            both("DecimalMin", "must not be below {value}", "不得小于 {value}"),
            both("DecimalMax", "must not be above {value}", "不得大于 {value}"),
            both("Range", "must be from {min} to {max}", "必须在 {min} 到 {max} 之间"),
            both("Positive", "must be greater than 0", "必须大于 0"),
            both("PositiveOrZero", "must not be negative", "不得为负数"),
            both("Negative", "must be less than 0", "必须小于 0"),
            both("NegativeOrZero", "must not be positive", "不得为正数"),
            both(
                    "Digits",
                    "must have at most {integer} digits before and {fraction} after the decimal point",
                    "整数部分最多 {integer} 位，小数部分最多 {fraction} 位"),
            both("Pattern", "must match {regexp}", "必须符合格式 {regexp}"),
            both("Email", "must be an e-mail address", "必须是电子邮件地址"),
            both("Past", "must be in the past", "必须是过去的时间"),
            both("PastOrPresent", "must not be in the future", "不得是将来的时间"),
            both("Future", "must be in the future", "必须是将来的时间"),
            both("FutureOrPresent", "must not be in the past", "不得是过去的时间"),
            both("AssertTrue", "must be true", "必须为 true"),
            both("AssertFalse", "must be false", "必须为 false"),
            both("UniqueElements", "must not repeat an element", "元素不得重复"));

    private ConstraintMessages() {}

    /**
     * @param constraint simple name of the constraint annotation
     * @param template the annotation's message as written
     * @param interpolated the message as the validator filled it
     */
    static String[] of(String constraint, String template, String interpolated, Map<String, Object> attributes) {
        var standard = STANDARD.get(constraint);
        if (standard != null && template.startsWith("{")) {
            return new String[] {fill(standard[0], attributes), fill(standard[1], attributes)};
        }
        var words = Words.read(interpolated);
        return new String[] {words.english(), words.chinese()};
    }

    private static String fill(String pattern, Map<String, Object> attributes) {
        return PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(String.valueOf(attributes.get(place.group(1)))));
    }

    private static Map.Entry<String, String[]> both(String constraint, String english, String chinese) {
        return Map.entry(constraint, new String[] {english, chinese});
    }
}
