package org.shequ.selection.eligibility;

import java.util.List;

/**
 * A judgement without its words: what is needed of everybody in order to count and to find.
 *
 * @param lines one for each criterion, in the order of the rule
 * @param groups the outcome of each group, in the order of the rule
 */
public record Outline(Verdict verdict, List<Line> lines, List<Outcome> groups) {

    /** @param group number of the group within the rule, from 1 */
    public record Line(String criterion, int group, Outcome outcome) {}

    /** The lines of the groups that did not pass. */
    public List<Line> shortfalls() {
        return lines.stream()
                .filter(line -> groups.get(line.group() - 1) != Outcome.PASS && line.outcome() != Outcome.PASS)
                .toList();
    }
}
