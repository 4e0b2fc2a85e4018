package org.shequ.kit.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says where a JSON body is wrong and against which rule. Never repeats the value: it may be personal data; of names
 * only so many characters as a field name needs.
 */
public final class JsonProblems {

    private static final int LONGEST_NAME = 64;
    private static final int MOST_CHOICES = 40;
    private static final Map<Class<?>, String[]> TYPES = Map.ofEntries(
            type(String.class, "a string", "字符串"),
            type(UUID.class, "a UUID", "UUID"),
            type(LocalDate.class, "a date such as 2023-07-01", "形如 2023-07-01 的日期"),
            type(int.class, "a whole number", "整数"),
            type(Integer.class, "a whole number", "整数"),
            type(long.class, "a whole number", "整数"),
            type(Long.class, "a whole number", "整数"),
            type(short.class, "a whole number", "整数"),
            type(Short.class, "a whole number", "整数"),
            type(BigInteger.class, "a whole number", "整数"),
            type(BigDecimal.class, "a number", "数值"),
            type(double.class, "a number", "数值"),
            type(Double.class, "a number", "数值"),
            type(boolean.class, "true or false", "true 或 false"),
            type(Boolean.class, "true or false", "true 或 false"));

    private JsonProblems() {}

    /** The 400 for a body that cannot be read. */
    public static ProblemException of(JsonProcessingException failure) {
        return ProblemException.causedBy(failure, CommonProblem.MALFORMED_REQUEST)
                .with(violation(failure));
    }

    private static BilingualViolation violation(JsonProcessingException failure) {
        return switch (failure) {
            case RefusedValueException refused ->
                new BilingualViolation(pointer(refused), refused.rule(), refused.english(), refused.chinese());
            case UnrecognizedPropertyException unknown ->
                new BilingualViolation(pointer(unknown), "UNKNOWN_FIELD", "is not a known field", "不是已知字段");
            case InvalidFormatException format
            when isEnum(format.getTargetType()) -> oneOf(pointer(format), format.getTargetType());
            case ValueInstantiationException refused ->
                new BilingualViolation(pointer(refused), "VALUE", "is not a valid value", "不是有效的值");
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException mapping
            when mapping.getCause() instanceof InputCoercionException -> outOfRange(pointer(mapping));
            case InputCoercionException coercion -> outOfRange("");
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException cause -> violation(cause);
            case StreamConstraintsException limits ->
                new BilingualViolation("", "LIMIT", "is nested too deeply or has too long a value", "嵌套过深或值过长");
            case JsonParseException syntax
            when syntax.getOriginalMessage() != null
                    && syntax.getOriginalMessage().startsWith("Duplicate field") ->
                new BilingualViolation(
                        "", "DUPLICATE_FIELD", "names a field twice" + at(syntax), "同一字段出现两次" + at(syntax));
            case JsonMappingException mapping ->
                new BilingualViolation(pointer(mapping), "VALUE", "is not a valid value", "不是有效的值");
            default ->
                new BilingualViolation("", "JSON", "is not valid JSON" + at(failure), "不是有效的 JSON" + at(failure));
        };
    }

    private static BilingualViolation mismatch(MismatchedInputException mismatch) {
        var target = mismatch.getTargetType();
        if (isEnum(target)) {
            return oneOf(pointer(mismatch), target);
        }
        var words = target == null ? null : TYPES.get(target);
        if (words == null && target != null && (target.isArray() || Collection.class.isAssignableFrom(target))) {
            words = new String[] {"an array", "数组"};
        }
        if (words == null) {
            words = new String[] {"a JSON value of the documented type", "文档所规定类型的 JSON 值"};
        }
        return new BilingualViolation(pointer(mismatch), "TYPE", "must be " + words[0], "必须是" + words[1]);
    }

    private static BilingualViolation outOfRange(String pointer) {
        return new BilingualViolation(pointer, "TYPE", "is out of the range of its type", "超出该类型的取值范围");
    }

    private static boolean isEnum(@Nullable Class<?> type) {
        return type != null && type.isEnum();
    }

    private static BilingualViolation oneOf(String pointer, Class<?> type) {
        var choices = Arrays.stream(type.getEnumConstants())
                .limit(MOST_CHOICES)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return new BilingualViolation(pointer, "ENUM", "must be one of: " + choices, "必须是下列之一：" + choices);
    }

    private static String at(JsonProcessingException failure) {
        var location = failure.getLocation();
        return location == null ? "" : " (" + location.getLineNr() + ":" + location.getColumnNr() + ")";
    }

    private static String pointer(JsonMappingException failure) {
        var pointer = new StringBuilder();
        for (var step : failure.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName()));
        }
        return pointer.toString();
    }

    /** One step of a JSON Pointer (RFC 6901), cut to a length. */
    static String escape(String name) {
        var shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return shown.replace("~", "~0").replace("/", "~1");
    }

    private static Map.Entry<Class<?>, String[]> type(Class<?> type, String english, String chinese) {
        return Map.entry(type, new String[] {english, chinese});
    }
}
