package org.shequ.quota.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Something that somebody should look at, as it stands now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Alert",
        requiredProperties = {"kind", "unitCode"})
public record AlertView(
        AlertKind kind,

        @Schema(description = "The community, or the jurisdiction / 社区或辖区", examples = "320613004004")
        String unitCode,

        @Schema(examples = "文峰社区居委会") @Nullable String unitName,
        @Nullable UUID accountId,
        @Nullable UUID determinationId,
        @Schema(examples = "10") @Nullable Integer approved,
        @Schema(examples = "12") @Nullable Integer occupied,

        @Schema(description = "Places over, short, or entries behind / 超员、缺员或落后进度数", examples = "2") @Nullable
        Integer places,

        @Schema(description = "When the review was due / 应复核日期") @Nullable
        LocalDate dueOn) {

    /** The account or determination that it is about. */
    UUID key() {
        return Objects.requireNonNull(accountId == null ? determinationId : accountId);
    }
}
