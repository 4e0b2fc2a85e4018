package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The answer of one criterion about one person.
 *
 * @param criterion code of the criterion
 * @param group number of the group within the rule, from 1; one pass in a group is enough
 * @param expectedOn the first day on which a failed criterion, taken by itself, will be met if nothing changes; null when
 *     time alone does not meet it
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

    /** @param fact what was found, in a sentence of each language that holds whatever the outcome */
    static Finding of(
            Criterion criterion, Outcome outcome, String required, String actual, Text fact, List<Evidence> evidence) {
        return new Finding(criterion.code(), 1, required, actual, outcome, fact, evidence, null);
    }

    Finding inGroup(int number) {
        return new Finding(criterion, number, required, actual, outcome, explanation, evidence, expectedOn);
    }

    Finding expected(@Nullable LocalDate day) {
        return new Finding(criterion, group, required, actual, outcome, explanation, evidence, day);
    }

    /** With the whole explanation: the outcome, the fact, what would change it and by when, and who can be asked. */
    Finding told(Criterion by) {
        return new Finding(
                criterion,
                group,
                required,
                actual,
                outcome,
                Wording.explanation(by, outcome, explanation, expectedOn),
                evidence,
                expectedOn);
    }
}
