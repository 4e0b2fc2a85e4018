package org.shequ.kit.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Violation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A job as its submitter sees it. */
@Schema(name = "Job")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record JobView(
        UUID id,
        String kind,
        JobState state,
        boolean dryRun,
        String submittedBy,
        Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Progress progress,

        @Schema(description = "Counts by name, such as created or updated / 按名称的计数，如新增、更新")
        Map<String, Long> counts,

        @Schema(description = "Bad rows; their first 10,000 problems are listed under problems / 问题行数，明细最多保留 10000 条")
        long problemCount,

        @Nullable Failure failure,

        @Schema(type = SchemaType.OBJECT, description = "What the job found / 任务结果") @Nullable
        JsonNode result) {

    /** @param total null while unknown */
    @Schema(name = "JobProgress")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Progress(long done, @Nullable Long total) {}

    /** Why the job failed, in the reader's language. */
    @Schema(name = "JobFailure")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Failure(
            String code, String detail, @Nullable String traceId, List<Violation> violations) {}
}
