package org.shequ.selection.eligibility;

import java.util.List;

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

    /** The judgement without its words. */
    public Outline outline() {
        return new Outline(
                verdict,
                findings.stream()
                        .map(finding -> new Outline.Line(finding.criterion(), finding.group(), finding.outcome()))
                        .toList(),
                groups);
    }
}
