package org.shequ.kit.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One line of the audit log, as auditors read it. */
@Schema(name = "AuditEntry")
public record AuditEntryView(
        UUID id,
        Instant recordedAt,
        String actor,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String traceId,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT) @JsonRawValue
        String details) {

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.id(),
                entry.recordedAt(),
                entry.actor(),
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                entry.traceId(),
                entry.details());
    }
}
