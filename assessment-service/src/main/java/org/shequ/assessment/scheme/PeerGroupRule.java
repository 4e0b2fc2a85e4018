package org.shequ.assessment.scheme;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Which communities are ranked together. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PeerGroupRule")
public record PeerGroupRule(
        @Schema(required = true, examples = "URBAN") @NotNull @Pattern(regexp = SchemeContent.CODE)
        String code,

        @Schema(required = true, examples = "城市社区") @NotBlank @Size(max = 100)
        String name,

        @Schema(description = "COMMUNITY or VILLAGE; any when absent / 社区或村，空为不限")
        @Pattern(regexp = "COMMUNITY|VILLAGE")
        @Nullable
        String unitKind,

        @Schema(description = "What the urban-rural class begins with / 城乡分类代码前缀", examples = "1")
        @Pattern(regexp = "[0-9]{1,3}")
        @Nullable
        String urbanRuralClass,

        @Schema(required = true, description = "When not empty, only these / 非空时仅限所列单位") @NotNull @Size(max = 5000)
        List<@NotNull @Pattern(regexp = "[0-9]{12}") String> units) {

    public PeerGroupRule {
        units = units == null ? List.of() : units;
    }

    boolean fitsAll() {
        return unitKind == null && urbanRuralClass == null && units.isEmpty();
    }
}
