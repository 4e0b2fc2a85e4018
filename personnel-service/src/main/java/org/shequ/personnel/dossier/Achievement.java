package org.shequ.personnel.dossier;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What somebody achieved (实绩): what was done, where, and the figures that prove it. */
public record Achievement(String summary, @Nullable String unitCode, List<Figure> figures) implements EntryContent {

    /** One figure, e.g. households visited: 412 户. */
    @Schema(name = "AchievementFigure")
    public record Figure(
            @Schema(required = true, examples = "走访居民") @NotBlank @Size(max = 100)
            String name,

            @Schema(required = true, examples = "412") @NotNull
            BigDecimal value,

            @Schema(examples = "户") @Size(max = 20) @Nullable
            String unit) {}

    public Achievement {
        figures = List.copyOf(figures);
    }
}
