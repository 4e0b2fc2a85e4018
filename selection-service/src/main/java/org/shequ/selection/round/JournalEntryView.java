package org.shequ.selection.round;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/** One line of a round's journal. */
@Schema(name = "JournalEntry")
public record JournalEntryView(
        long number,
        Instant at,
        String actor,
        @Schema(examples = "round-announced") String action,
        @Nullable String fromStatus,
        String toStatus,
        @Nullable String fromStage,
        @Nullable String toStage,
        @Nullable String reason,
        Map<String, Object> details) {}
