package org.shequ.kit.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.JsonProblems;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A JSON Merge Patch (RFC 7396) as a request body: absent is not null. {@link #applyTo} gives the changed whole, read as
 * strictly as a body would be.
 */
public record MergePatch(@JsonValue ObjectNode changes) {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MergePatch {}

    /** Whether the caller named the field at all, be it with null. */
    public boolean names(String field) {
        return changes.has(field);
    }

    /**
     * Merges into {@code current} and reads the outcome as {@code type}; refuses with 400 and pointers when it is none.
     */
    public <T> T applyTo(Object current, Class<T> type, ObjectMapper mapper) {
        JsonNode merged = merge(mapper.valueToTree(current), changes);
        // from text, so that unknown fields and wrong types are refused exactly as in a body
        try {
            return mapper.readValue(mapper.writeValueAsBytes(merged), type);
        } catch (JsonProcessingException refused) {
            throw JsonProblems.of(refused);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode merge(@Nullable JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var merged = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.get(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }
}
