package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Reads fields of a record's entries; what is missing is null. */
final class Reading {

    private Reading() {}

    static @Nullable String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    static String required(JsonNode node, String field) {
        var value = text(node, field);
        if (value == null) {
            throw new IllegalArgumentException("is missing: " + field);
        }
        return value;
    }

    static int number(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null
                || !value.canConvertToInt()
                || value.decimalValue().stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("is no whole number: " + field);
        }
        return value.intValue();
    }

    static @Nullable BigDecimal decimal(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : new BigDecimal(value.asText());
    }

    static BigDecimal requiredDecimal(JsonNode node, String field) {
        return new BigDecimal(required(node, field));
    }

    static @Nullable Instant instant(JsonNode node, String field) {
        var value = text(node, field);
        return value == null ? null : Instant.parse(value);
    }

    static Instant requiredInstant(JsonNode node, String field) {
        return Instant.parse(required(node, field));
    }

    static LocalDate date(JsonNode node, String field) {
        return LocalDate.parse(required(node, field));
    }

    static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
