package org.shequ.selection.policy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.selection.eligibility.AgeCriterion;
import org.shequ.selection.eligibility.EligibilityRule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Ages of a rule as notices print them: by birth dates. */
@Schema(name = "AdmittedBirths")
public record AdmittedBirthsView(
        @Schema(description = "The day by which ages are counted / 年龄计算截止日")
        LocalDate day,

        List<BirthsView> conditions) {

    @Schema(name = "AdmittedBirthsOfCondition")
    public record BirthsView(
            @Schema(examples = "AGE_AT_MOST") String criterion,

            @Schema(description = "Number of the group within the rule, from 1 / 条件组序号")
            int group,

            @Schema(description = "Absent when it is the same for both / 男女相同的不填") @Nullable
            Sex sex,

            @Schema(description = "Earliest birth date, inclusive / 最早出生日期（含）") @Nullable
            LocalDate from,

            @Schema(description = "Latest birth date, inclusive / 最晚出生日期（含）") @Nullable
            LocalDate to) {}

    static AdmittedBirthsView of(EligibilityRule rule, LocalDate day) {
        List<BirthsView> conditions = new ArrayList<>();
        int number = 0;
        for (var group : rule.groups()) {
            number++;
            for (var criterion : group.anyOf()) {
                if (criterion instanceof AgeCriterion age) {
                    for (var births : age.admitted(day)) {
                        conditions.add(new BirthsView(age.code(), number, births.sex(), births.from(), births.to()));
                    }
                }
            }
        }
        return new AdmittedBirthsView(day, conditions);
    }
}
