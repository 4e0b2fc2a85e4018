package org.shequ.selection.round;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A decision on record that fewer candidates than the ratio asks for are enough. */
@Schema(description = "Decision to go on with fewer candidates / 降低比例的决定")
@Embeddable
public record RatioDecision(
        @NotBlank @Size(max = 500) @Schema(examples = "符合条件人数不足，经研究同意降低开考比例")
        String reason,

        @NotBlank @Size(max = 100) @Schema(examples = "崇组会〔2026〕5号")
        String documentNumber) {}
