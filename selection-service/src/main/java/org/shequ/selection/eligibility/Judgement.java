package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A verdict with all its reasons.
 *
 * @param groups the outcome of each group, in the order of the rule
 */
public record Judgement(Verdict verdict, List<Finding> findings, List<Outcome> groups) {

    public Judgement {
        findings = List.copyOf(findings);
        groups = List.copyOf(groups);
    }

    /** The findings of the groups that did not pass. */
    public List<Finding> shortfalls() {
        return findings.stream()
                .filter(finding -> groups.get(finding.group() - 1) != Outcome.PASS)
                .filter(finding -> finding.outcome() != Outcome.PASS)
                .toList();
    }

    /** The day on which time alone will have met all that is missing; empty when something else is missing. */
    public Optional<LocalDate> expectedOn() {
        var open = IntStream.range(0, groups.size())
                .filter(index -> groups.get(index) != Outcome.PASS)
                .toArray();
        if (open.length == 0) {
            return Optional.empty();
        }
        LocalDate latest = LocalDate.MIN;
        for (int index : open) {
            var day = findings.stream()
                    .filter(finding -> finding.group() == index + 1 && finding.outcome() == Outcome.FAIL)
                    .map(Finding::expectedOn)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder());
            if (day.isEmpty()) {
                return Optional.empty();
            }
            latest = day.get().isAfter(latest) ? day.get() : latest;
        }
        return Optional.of(latest);
    }
}
