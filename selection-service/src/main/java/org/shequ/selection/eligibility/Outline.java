package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A judgement without its words: what is needed of everybody in order to count and to find.
 *
 * @param lines one for each criterion, in the order of the rule
 * @param groups the outcome of each group, in the order of the rule
 */
public record Outline(Verdict verdict, List<Line> lines, List<Outcome> groups) {

    /** @param group number of the group within the rule, from 1 */
    public record Line(
            String criterion,
            int group,
            Outcome outcome,
            @Nullable LocalDate expectedOn) {}

    /** The lines of the groups that did not pass. */
    public List<Line> shortfalls() {
        return lines.stream()
                .filter(line -> groups.get(line.group() - 1) != Outcome.PASS && line.outcome() != Outcome.PASS)
                .toList();
    }

    /** The day on which time alone will have met all that is missing; empty when something else is missing. */
    public Optional<LocalDate> expectedOn() {
        LocalDate latest = LocalDate.MIN;
        for (int group = 1; group <= groups.size(); group++) {
            if (groups.get(group - 1) != Outcome.PASS) {
                var day = firstOf(group);
                if (day == null) {
                    return Optional.empty();
                }
                latest = day.isAfter(latest) ? day : latest;
            }
        }
        return latest.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(latest);
    }

    /** The first day on which a failed criterion of the group will be met; null when none will. */
    private @Nullable LocalDate firstOf(int group) {
        @Nullable LocalDate first = null;
        for (var line : lines) {
            var day = line.expectedOn();
            if (line.group() == group
                    && line.outcome() == Outcome.FAIL
                    && day != null
                    && (first == null || day.isBefore(first))) {
                first = day;
            }
        }
        return first;
    }
}
