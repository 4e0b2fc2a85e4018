package org.shequ.personnel.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.condition.Versioned;

import java.time.LocalDate;

/** A unit as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Unit")
public record UnitView(
        @Schema(required = true, description = "Statistical code / 统计用区划代码", examples = "320613002004")
        String code,

        @Schema(required = true, examples = "濠北社区") String name,
        @Schema(required = true) UnitKind kind,
        @Schema(examples = "320613002") @Nullable String parentCode,
        @Schema(required = true) UnitStatus status,

        @Schema(description = "Urban-rural class; 1xx is urban / 城乡分类代码", examples = "111") @Nullable
        String urbanRuralClass,

        @Schema(required = true) LocalDate validFrom,

        @Schema(description = "Exclusive; absent while it lasts / 不含当日，存续期间不出现") @Nullable
        LocalDate validTo,

        @Schema(required = true) long version)
        implements Versioned {

    public static UnitView of(OrgUnit unit) {
        return new UnitView(
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.parentCode(),
                unit.status(),
                unit.urbanRuralClass() == null ? null : unit.urbanRuralClass().code(),
                unit.validFrom(),
                unit.validTo(),
                unit.version());
    }
}
