package org.shequ.assessment.scheme;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Grades of persons and the cap on 优秀. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Grading")
public record Grading(
        @Schema(required = true, examples = "90")
        @NotNull
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        BigDecimal excellentFrom,

        @Schema(required = true, examples = "70")
        @NotNull
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        BigDecimal qualifiedFrom,

        @Schema(required = true, examples = "60")
        @NotNull
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        BigDecimal basicallyQualifiedFrom,

        @Schema(required = true, examples = "20") @NotNull @Min(0) @Max(100)
        Integer excellentPercent,

        @Schema(required = true, description = "For commended pools / 受表彰单位", examples = "25")
        @NotNull
        @Min(0)
        @Max(100)
        Integer commendedPercent,

        @Schema(required = true) @NotNull Pool pool,

        @Schema(required = true, description = "Best grade while a sanction is in effect / 处分期内最高等次") @NotNull
        Grade sanctionCap,

        @Schema(required = true, description = "In post for so many months to be assessed / 任职满几个月参加考核", examples = "6")
        @NotNull
        @Min(0)
        @Max(12)
        Integer monthsInPost) {

    Grading with(@Nullable Integer otherExcellent, @Nullable Integer otherCommended) {
        int excellent = otherExcellent == null ? excellentPercent : otherExcellent;
        return new Grading(
                excellentFrom,
                qualifiedFrom,
                basicallyQualifiedFrom,
                excellent,
                otherCommended == null ? Math.max(excellent, commendedPercent) : otherCommended,
                pool,
                sanctionCap,
                monthsInPost);
    }

    /** Over which people the excellent grades are capped. */
    public enum Pool {
        DISTRICT(6),
        SUBDISTRICT(9);

        private final int digits;

        Pool(int digits) {
            this.digits = digits;
        }

        /** How many digits of a unit's code name the pool. */
        public int digits() {
            return digits;
        }
    }
}
