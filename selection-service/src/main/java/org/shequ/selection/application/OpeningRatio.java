package org.shequ.selection.application;

import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.SelectionRound;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether every position has candidates enough for its places (开考比例、面试比例). */
@ApplicationScoped
public class OpeningRatio {

    private final Positions positions;

    public OpeningRatio(Positions positions) {
        this.positions = positions;
    }

    public boolean isMet(SelectionRound round, Map<UUID, Long> candidates, int ratio) {
        return positions.of(round.id()).stream()
                .allMatch(position -> candidates.getOrDefault(position.id(), 0L) >= (long) position.places() * ratio);
    }

    /** Names every position that is short, with its figures. */
    public ProblemException refusal(SelectionRound round, Map<UUID, Long> candidates, int ratio) {
        var refusal = ProblemException.of(SelectionProblem.RATIO_NOT_MET, ratio);
        for (var position : positions.of(round.id())) {
            var present = candidates.getOrDefault(position.id(), 0L);
            var needed = (long) position.places() * ratio;
            if (present < needed) {
                refusal.violation(
                        "/positions/" + (position.number() - 1),
                        "RATIO",
                        "has " + present + " candidates for " + position.places() + " places; " + needed
                                + " are needed",
                        "名额" + position.places() + "个，现有人选" + present + "人，应不少于" + needed + "人");
            }
        }
        return refusal.figure("ratio", ratio);
    }
}
