package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a judgement of today departs from the frozen one. It is shown, and changes nothing by itself.
 *
 * @param frozen what registration found; null for a criterion that the rule did not have then
 * @param now what would be found today; null for a criterion that the rule no longer has
 */
public record Difference(
        String criterion,
        int group,
        @Nullable Side frozen,
        @Nullable Side now) {

    public record Side(Outcome outcome, String required, String actual) {

        static Side of(Finding finding) {
            return new Side(finding.outcome(), finding.required(), finding.actual());
        }
    }

    /** Other words for the same facts are no difference: the wording of a release must not look like a correction. */
    private static boolean differ(Finding before, Finding after) {
        return before.outcome() != after.outcome()
                || (!before.actual().equals(after.actual())
                        && !before.evidence().equals(after.evidence()));
    }

    /** The findings that changed; the cut-off day of both must be the same for the comparison to mean anything. */
    public static List<Difference> between(List<Finding> frozen, List<Finding> now) {
        List<Difference> differences = new ArrayList<>();
        List<Finding> unmatched = new ArrayList<>(now);
        for (var before : frozen) {
            var after = unmatched.stream()
                    .filter(candidate -> candidate.criterion().equals(before.criterion()))
                    .filter(candidate -> candidate.group() == before.group())
                    .findFirst()
                    .orElse(null);
            unmatched.remove(after);
            if (after == null || differ(before, after)) {
                differences.add(new Difference(
                        before.criterion(), before.group(), Side.of(before), after == null ? null : Side.of(after)));
            }
        }
        unmatched.forEach(
                added -> differences.add(new Difference(added.criterion(), added.group(), null, Side.of(added))));
        return differences;
    }
}
