package org.shequ.kit.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.util.Objects;
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

        @Schema(
                description =
                        "The unit whose business it is; `*` where it is no single unit's" + " / 所属单位代码；不属于单一单位的为 `*`",
                examples = "320613")
        String unitCode,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceId,

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
                Objects.requireNonNullElse(entry.unitCode(), Scope.ALL.unitCode()),
                entry.traceId(),
                entry.details());
    }
}
