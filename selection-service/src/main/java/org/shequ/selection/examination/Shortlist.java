package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.Candidate;
import org.shequ.selection.application.CandidateRoll;
import org.shequ.selection.application.OpeningRatio;
import org.shequ.selection.application.RegistrationEvents;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.RatioDecision;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.scoring.Background;
import org.shequ.selection.scoring.Contender;
import org.shequ.selection.scoring.Ranking;
import org.shequ.selection.scoring.ShortlistTies;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Ends the written examination: the best go on to the interview, and everybody tied with the last of them. */
@ApplicationScoped
public class Shortlist {

    static final String NOT_SHORTLISTED = "NOT_SHORTLISTED";

    private final ScoreSheet sheet;
    private final Registrations registrations;
    private final CandidateRoll roll;
    private final Positions positions;
    private final OpeningRatio ratio;
    private final Backgrounds backgrounds;
    private final RegistrationEvents events;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;

    Shortlist(
            ScoreSheet sheet,
            Registrations registrations,
            CandidateRoll roll,
            Positions positions,
            OpeningRatio ratio,
            Backgrounds backgrounds,
            RegistrationEvents events,
            RoundChronicle chronicle,
            BusinessClock clock) {
        this.sheet = sheet;
        this.registrations = registrations;
        this.roll = roll;
        this.positions = positions;
        this.ratio = ratio;
        this.backgrounds = backgrounds;
        this.events = events;
        this.chronicle = chronicle;
        this.clock = clock;
    }

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
        requireEqual(round, candidates, entries);
        var agreed = sheet.agreed(round.id(), paper);
        requireComplete(round, paper, candidates, entries, agreed.keySet());
        return agreed;
    }

    /** 409 with every candidate whose entries differ, both figures and who entered them. */
    private void requireEqual(
            SelectionRound round, List<Candidate> candidates, Map<UUID, List<ScoreSheet.Entry>> entries) {
        var differing = candidates.stream()
                .map(Candidate::id)
                .filter(id -> ScoreSheet.differ(entries.getOrDefault(id, List.of())))
                .toList();
        if (!differing.isEmpty()) {
            throw ProblemException.of(
                            SelectionProblem.SCORES_DIFFER, differing.size(), named(round, differing, entries))
                    .figure("differing", differing.size());
        }
    }

    /** 409 with every candidate who lacks an entry, and who has entered one. */
    private void requireComplete(
            SelectionRound round,
            Paper paper,
            List<Candidate> candidates,
            Map<UUID, List<ScoreSheet.Entry>> entries,
            Set<UUID> agreed) {
        var missing = candidates.stream()
                .map(Candidate::id)
                .filter(id -> !agreed.contains(id))
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.of(
                            SelectionProblem.SCORES_MISSING,
                            missing.size(),
                            paper.words(),
                            named(round, missing, entries))
                    .figure("missing", missing.size());
        }
    }

    private Words named(SelectionRound round, List<UUID> candidates, Map<UUID, List<ScoreSheet.Entry>> entries) {
        return CandidateRoll.words(roll.of(round.id(), candidates), entry -> {
            var given = entries.getOrDefault(entry.registrationId(), List.of());
            return given.isEmpty()
                    ? new Words("no entry", "无人录入")
                    : new Words(
                            given.stream()
                                    .map(one -> one.scorer() + " " + one.score().toPlainString())
                                    .collect(Collectors.joining(", ")),
                            given.stream()
                                    .map(one ->
                                            one.scorer() + " 录入 " + one.score().toPlainString())
                                    .collect(Collectors.joining("，")));
        });
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

    /** Dates of birth are not asked here: the record could not tell their order of somebody who is not ranked. */
    private List<Contender> contenders(SelectionRound round, List<Candidate> candidates, Map<UUID, BigDecimal> scores) {
        var asked = round.terms().scoringRule().shortlistTies() == ShortlistTies.TIE_BREAKS;
        var known = asked ? backgrounds.of(round, candidates, scores, false) : Map.<UUID, Background>of();
        return candidates.stream()
                .map(candidate -> Contender.byWritten(
                        candidate.id(),
                        scores.getOrDefault(candidate.id(), BigDecimal.ZERO),
                        known.getOrDefault(candidate.id(), Background.certified(candidate.certificateLevel()))))
                .toList();
    }

    private int exclude(SelectionRound round, List<Candidate> candidates, Map<UUID, BigDecimal> scores) {
        Set<UUID> going = new HashSet<>();
        for (var position : positions.of(round.id())) {
            var own = candidates.stream()
                    .filter(candidate -> candidate.positionId().equals(position.id()))
                    .toList();
            Ranking.shortlist(
                            round.terms().scoringRule(),
                            contenders(round, own, scores),
                            position.places() * round.terms().interviewRatio())
                    .forEach(contender -> going.add(contender.registrationId()));
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
