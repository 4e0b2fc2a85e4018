package org.shequ.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The one JSON form of event data: absent instead of null, ISO dates, decimals as written. Readers ignore fields that
 * they do not know and read enum values that they do not know as null, so that publishers may add.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private EventJson() {}

    /** Returns the data of an event, or what stands sealed in one, as JSON text. */
    public static String write(Object data) {
        try {
            return MAPPER.writeValueAsString(data);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + data.getClass(), e);
        }
    }

    /**
     * Reads the data of an event, or what stood sealed in one.
     *
     * @throws IllegalArgumentException when the data are not JSON of that shape
     */
    public static <T> T read(byte[] data, Class<T> type) {
        try {
            return MAPPER.readValue(data, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a readable " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** Reads from text; see {@link #read(byte[], Class)}. */
    public static <T> T read(String data, Class<T> type) {
        return read(data.getBytes(StandardCharsets.UTF_8), type);
    }

    /** The name of a required constant, for a reader that only keeps it: {@code UNRECOGNISED} for one that it does not know. */
    public static String name(@Nullable Enum<?> constant) {
        return constant == null ? "UNRECOGNISED" : constant.name();
    }

    /** Returns the annotation that names the event's type and topic. */
    public static EventType typeOf(Class<? extends Event> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event + " lacks @EventType");
        }
        return type;
    }
}
