package org.shequ.selection.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.scoring.ScoringRule;

import java.io.UncheckedIOException;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A round's rule of totals and ties in its JSON column. */
@Converter
class ScoringColumn implements AttributeConverter<@Nullable ScoringRule, @Nullable String> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ScoringRule rule) {
        try {
            return rule == null ? null : MAPPER.writeValueAsString(rule);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public @Nullable ScoringRule convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null ? null : MAPPER.readValue(text, ScoringRule.class);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
