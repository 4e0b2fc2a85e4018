package org.shequ.kit.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One CloudEvent in structured JSON mode. */
@Schema(
        name = "Change",
        description = "A CloudEvent 1.0; `aggversion` counts the aggregate's versions from 1. / CloudEvents 1.0 事件，"
                + "`aggversion` 为聚合版本号，从 1 起连续。")
public record ChangeView(
        String specversion,
        String id,
        String type,
        String source,
        Instant time,
        String subject,
        long aggversion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceparent,
        String datacontenttype,
        @Schema(implementation = Object.class) JsonNode data) {

    ChangeView with(JsonNode other) {
        return new ChangeView(
                specversion, id, type, source, time, subject, aggversion, traceparent, datacontenttype, other);
    }
}
