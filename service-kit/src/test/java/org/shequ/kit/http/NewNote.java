package org.shequ.kit.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

public record NewNote(
        @NotBlank @Size(max = 40) String title,
        @NotNull Kind kind,
        @Min(1) @Max(99) int pages,

        @Schema(description = "When it was written") @Nullable
        LocalDate on,

        @Nullable Instant at,
        @Nullable BigDecimal weight,
        @Nullable UUID owner,
        @Nullable Boolean open,

        @Pattern(regexp = "[0-9]{6}", message = "must have six digits / 必须为六位数字") @Nullable
        String code,

        @Nullable List<@Valid Line> lines) {

    public enum Kind {
        SHORT,
        LONG
    }

    public record Line(@NotBlank String text, @Nullable Integer number) {}
}
