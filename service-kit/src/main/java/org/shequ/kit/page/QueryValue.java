package org.shequ.kit.page;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks a query value against the type it is declared with, before the framework converts it: that would answer a wrong
 * one with 404, and read any word as false.
 */
final class QueryValue {

    /** What a value should have been. */
    record Expected(String rule, String english, String chinese) {}

    private static final int LONGEST_DECIMAL = 40;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("(?!0000)[0-9]{4}-.{5,40}");

    private QueryValue() {}

    /** Null when the value is of the type. */
    static @Nullable Expected refusal(Class<?> type, String value) {
        if (value.indexOf('\0') >= 0) {
            return new Expected("CHARACTERS", "must not contain NUL", "不得包含 NUL 字符");
        }
        if (type.isEnum()) {
            return enumRefusal(type, value);
        }
        try {
            return typeRefusal(type, value);
        } catch (DateTimeException | NumberFormatException wrong) {
            return expected(type);
        }
    }

    private static @Nullable Expected typeRefusal(Class<?> type, String value) {
        boolean fits = true;
        if (type == int.class || type == Integer.class) {
            fits = WHOLE.matcher(value).matches()
                    && Integer.toString(Integer.parseInt(value)).length() > 0;
        } else if (type == long.class || type == Long.class) {
            fits = WHOLE.matcher(value).matches();
        } else if (type == boolean.class || type == Boolean.class) {
            fits = value.equals("true") || value.equals("false");
        } else if (type == UUID.class) {
            fits = UUID_FORM.matcher(value).matches();
        } else if (type == LocalDate.class) {
            fits = FOUR_DIGIT_YEAR.matcher(value).matches() && LocalDate.parse(value) != null;
        } else if (type == Instant.class) {
            fits = FOUR_DIGIT_YEAR.matcher(value).matches() && Instant.parse(value) != null;
        } else if (type == BigDecimal.class) {
            fits = value.length() <= LONGEST_DECIMAL && Math.abs(new BigDecimal(value).scale()) <= LONGEST_DECIMAL;
        }
        return fits ? null : expected(type);
    }

    private static @Nullable Expected enumRefusal(Class<?> type, String value) {
        var names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        if (names.contains(value)) {
            return null;
        }
        var choices = names.stream().collect(Collectors.joining(", "));
        return new Expected("ENUM", "must be one of: " + choices, "必须是下列之一：" + choices);
    }

    private static Expected expected(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return new Expected("BOOLEAN", "must be true or false", "必须是 true 或 false");
        }
        if (type == UUID.class) {
            return new Expected("UUID", "must be a UUID", "必须是 UUID");
        }
        if (type == LocalDate.class) {
            return new Expected("DATE", "must be a date such as 2023-07-01", "必须是形如 2023-07-01 的日期");
        }
        if (type == Instant.class) {
            return new Expected(
                    "INSTANT", "must be an instant such as 2023-07-01T08:00:00Z", "必须是形如 2023-07-01T08:00:00Z 的时刻");
        }
        return new Expected("NUMBER", "must be a number in range", "必须是范围内的数值");
    }
}
