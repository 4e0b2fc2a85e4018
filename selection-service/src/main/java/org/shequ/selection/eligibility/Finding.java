package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The answer of one criterion about one person.
 *
 * @param criterion code of the criterion
 * @param group number of the group within the rule, from 1; one pass in a group is enough
 * @param expectedOn the day on which a failed criterion will be met if nothing changes; null when time alone does not
 *     meet it
 */
public record Finding(
        String criterion,
        int group,
        String required,
        String actual,
        Outcome outcome,
        Text explanation,
        List<Evidence> evidence,
        @Nullable LocalDate expectedOn) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    static Finding of(
            Criterion criterion,
            Answer answer,
            String required,
            String actual,
            Text explanation,
            List<Evidence> evidence) {
        return new Finding(
                criterion.code(), 1, required, actual, answer.outcome(), explanation, evidence, answer.expectedOn());
    }

    Finding inGroup(int number) {
        return new Finding(criterion, number, required, actual, outcome, explanation, evidence, expectedOn);
    }
}
