package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.Candidate;
import org.shequ.selection.application.OpeningRatio;
import org.shequ.selection.application.RegistrationEvents;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.RatioDecision;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.scoring.Ranking;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Ends the written examination: the best go on to the interview, and everybody tied with the last of them. */
@ApplicationScoped
public class Shortlist {

    static final String NOT_SHORTLISTED = "NOT_SHORTLISTED";

    @Inject
    ScoreSheet sheet;

    @Inject
    Registrations registrations;

    @Inject
    Positions positions;

    @Inject
    OpeningRatio ratio;

    @Inject
    RegistrationEvents events;

    @Inject
    RoundChronicle chronicle;

    @Inject
    BusinessClock clock;

    /** The caller's transaction holds the round's lock. */
    public void complete(SelectionRound round, @Nullable RatioDecision accepted, String trigger) {
        var before = round.step();
        round.requireStage(Stage.WRITTEN);
        var candidates = registrations.candidates(round.id());
        var scores = agreed(round, candidates, Paper.WRITTEN);
        int excluded = 0;
        if (round.has(Stage.INTERVIEW)) {
            requireRatio(round, candidates, accepted);
            excluded = exclude(round, candidates, scores);
        }
        round.complete(Stage.WRITTEN);
        chronicle.record(
                round,
                before,
                "written-completed",
                accepted == null ? null : accepted.reason(),
                Map.of("candidates", candidates.size(), "excluded", excluded, "trigger", trigger));
    }

    /** The agreed scores of all candidates; 409 while any is missing or differs. */
    Map<UUID, BigDecimal> agreed(SelectionRound round, List<Candidate> candidates, Paper paper) {
        if (candidates.isEmpty()) {
            throw ProblemException.of(SelectionProblem.NO_CANDIDATES);
        }
        var entries = sheet.entries(round.id(), paper);
        var differing = candidates.stream()
                .filter(candidate -> ScoreSheet.differ(entries.getOrDefault(candidate.id(), List.of())))
                .count();
        if (differing > 0) {
            throw ProblemException.of(SelectionProblem.SCORES_DIFFER, differing).figure("differing", differing);
        }
        var agreed = sheet.agreed(round.id(), paper);
        var missing = candidates.stream()
                .filter(candidate -> !agreed.containsKey(candidate.id()))
                .count();
        if (missing > 0) {
            throw ProblemException.of(SelectionProblem.SCORES_MISSING, missing, paper)
                    .figure("missing", missing);
        }
        return agreed;
    }

    private void requireRatio(SelectionRound round, List<Candidate> candidates, @Nullable RatioDecision accepted) {
        var counts = candidates.stream().collect(Collectors.groupingBy(Candidate::positionId, Collectors.counting()));
        if (ratio.isMet(round, counts, round.terms().interviewRatio()) || round.openingRatioDecision() != null) {
            return;
        }
        // fewer than the ratio may have been agreed to at the opening already: then only a loss since needs a decision
        if (round.terms().openingRatio() < round.terms().interviewRatio()
                && ratio.isMet(round, counts, round.terms().openingRatio())) {
            return;
        }
        if (accepted == null) {
            throw ratio.refusal(round, counts, round.terms().interviewRatio());
        }
        round.acceptInterviewRatio(accepted);
    }

    private int exclude(SelectionRound round, List<Candidate> candidates, Map<UUID, BigDecimal> scores) {
        Set<UUID> going = new HashSet<>();
        for (var position : positions.of(round.id())) {
            var own = candidates.stream()
                    .filter(candidate -> candidate.positionId().equals(position.id()))
                    .toList();
            Ranking.shortlist(
                            own,
                            candidate -> scores.getOrDefault(candidate.id(), BigDecimal.ZERO),
                            Candidate::id,
                            position.places() * round.terms().interviewRatio())
                    .forEach(candidate -> going.add(candidate.id()));
        }
        var excluded = candidates.stream()
                .filter(candidate -> !going.contains(candidate.id()))
                .toList();
        events.eliminated(round.id(), excluded, Stage.WRITTEN);
        return registrations.eliminate(
                round.id(),
                excluded.stream().map(Candidate::id).toList(),
                Stage.WRITTEN,
                NOT_SHORTLISTED,
                clock.instant());
    }
}
