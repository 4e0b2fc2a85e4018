package org.shequ.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An answer as it is kept and given again. */
record StoredAnswer(int status, Map<String, String> headers, byte @Nullable [] body) {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LANGUAGE,
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.RETRY_AFTER);

    static StoredAnswer of(Response response, ObjectMapper mapper) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var entity = response.getEntity();
        if (entity instanceof Versioned view) {
            headers.put(HttpHeaders.ETAG, Version.tag(view.version()));
        }
        if (entity != null) {
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        return new StoredAnswer(response.getStatus(), headers, bytes(entity, mapper));
    }

    private static byte @Nullable [] bytes(@Nullable Object entity, ObjectMapper mapper) {
        try {
            return switch (entity) {
                case null -> null;
                case byte[] bytes -> bytes;
                default -> mapper.writeValueAsBytes(entity);
            };
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    Response replay() {
        var response = Response.status(status).header(REPLAYED, "true");
        if (body != null) {
            response.entity(body);
        }
        headers.forEach(response::header);
        return response.build();
    }

    String headersJson(ObjectMapper mapper) {
        try {
            return mapper.writeValueAsString(headers);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    static Map<String, String> headersOf(String json, ObjectMapper mapper) {
        try {
            return mapper.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
