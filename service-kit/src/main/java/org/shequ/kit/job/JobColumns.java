package org.shequ.kit.job;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** What stands in the columns of a job. PostgreSQL keeps no NUL, neither in text nor in JSON: it is written as U+FFFD. */
@ApplicationScoped
class JobColumns {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final Json json;

    JobColumns(Json json) {
        this.json = json;
    }

    JobRow read(Row row) {
        var failure = row.findText("failure");
        var result = row.findText("result");
        return new JobRow(
                row.getId("id"),
                row.getText("kind"),
                row.getEnum("state", JobState.class),
                row.getBoolean("dry_run"),
                json.read(row.getText("parameters"), JsonNode.class),
                row.findText("media_type"),
                row.getText("submitted_by"),
                row.getText("scope_unit"),
                row.findText("traceparent"),
                row.getInstant("submitted_at"),
                row.findInstant("started_at"),
                row.findInstant("finished_at"),
                row.getInt("attempt"),
                row.getBoolean("cancel_requested"),
                row.getLong("progress_done"),
                row.findLong("progress_total"),
                json.read(row.getText("counts"), COUNTS),
                row.getLong("problem_count"),
                failure == null ? null : json.read(failure, StoredFailure.class),
                result == null ? null : json.read(result, JsonNode.class));
    }

    String write(Object value) {
        return json.write(value).replace("\\u0000", "\\ufffd");
    }

    static @Nullable String printable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }
}
