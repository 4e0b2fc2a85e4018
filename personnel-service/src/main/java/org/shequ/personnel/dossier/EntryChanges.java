package org.shequ.personnel.dossier;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What ends an entry of a personnel file or takes it back, the same for all kinds. */
public final class EntryChanges {

    private EntryChanges() {}

    /** How something ends. */
    @Schema(name = "EntryEnd")
    public record EntryEnd(
            @Schema(required = true, description = "First day on which it no longer holds / 不再有效的首日") @NotNull
            LocalDate on,

            @Schema(required = true, examples = "结案") @NotBlank @Size(max = 200)
            String reason,

            @Schema(required = true, examples = "崇纪〔2026〕2号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    /** Why something recorded in error is taken back. */
    @Schema(name = "EntryWithdrawal")
    public record EntryWithdrawal(
            @Schema(required = true, examples = "误登记") @NotBlank @Size(max = 200)
            String reason,

            @Schema(required = true, examples = "崇委组〔2026〕3号") @NotBlank @Size(max = 100)
            String orderNumber) {}
}
