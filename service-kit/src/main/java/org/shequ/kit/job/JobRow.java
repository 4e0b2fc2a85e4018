package org.shequ.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A job as the database keeps it, without its input and its problems. */
record JobRow(
        UUID id,
        String kind,
        JobState state,
        boolean dryRun,
        JsonNode parameters,
        @Nullable String mediaType,
        String submittedBy,
        String scopeUnit,
        @Nullable String traceparent,
        Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempt,
        boolean cancelRequested,
        long done,
        @Nullable Long total,
        Map<String, Long> counts,
        long problemCount,
        @Nullable StoredFailure failure,
        @Nullable JsonNode result) {

    JobView view(Language language) {
        return new JobView(
                id,
                kind,
                state,
                dryRun,
                submittedBy,
                submittedAt,
                startedAt,
                finishedAt,
                new JobView.Progress(done, total),
                counts,
                problemCount,
                failure == null ? null : failure.in(language),
                result);
    }
}
