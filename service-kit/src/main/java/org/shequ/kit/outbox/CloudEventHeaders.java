package org.shequ.kit.outbox;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The CloudEvents 1.0 attributes of one event in Kafka's binary mode.
 *
 * @param version the aggregate's version, 1..n without gaps (extension {@code aggversion})
 * @param source the publishing service, {@code /quota}
 */
public record CloudEventHeaders(
        UUID id,
        String type,
        String source,
        Instant time,
        String subject,
        long version,
        @Nullable String traceparent) {

    /** Returns the record headers. */
    public Headers toKafka() {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id.toString());
        add(headers, "ce_type", type);
        add(headers, "ce_source", source);
        add(headers, "ce_time", time.toString());
        add(headers, "ce_subject", subject);
        add(headers, "ce_aggversion", Long.toString(version));
        add(headers, "content-type", "application/json");
        if (traceparent != null) {
            add(headers, "traceparent", traceparent);
        }
        return headers;
    }

    /**
     * Reads them back.
     *
     * @throws IllegalArgumentException when a required attribute is missing or malformed
     */
    public static CloudEventHeaders of(Headers headers) {
        try {
            return new CloudEventHeaders(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_type"),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")),
                    required(headers, "ce_subject"),
                    Long.parseLong(required(headers, "ce_aggversion")),
                    text(headers, "traceparent"));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a CloudEvent of this suite: " + e.getMessage(), e);
        }
    }

    private static String required(Headers headers, String name) {
        var value = text(headers, name);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
