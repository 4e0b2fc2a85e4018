package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.Candidate;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.round.Position;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.RoundOperation;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.scoring.Contender;
import org.shequ.selection.scoring.Ranked;
import org.shequ.selection.scoring.Ranking;
import org.shequ.selection.scoring.TotalScore;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Computes totals and ranks. When nothing tells candidates for a last place apart, the round stays at TOTAL until a
 * re-test has been scored and the ranking is computed again.
 */
@ApplicationScoped
public class RankCandidates {

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final Positions positions;
    private final ScoreSheet sheet;
    private final Shortlist shortlist;
    private final Rankings rankings;
    private final PanelGuard guard;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    RankCandidates(
            SelectionRounds rounds,
            Registrations registrations,
            Positions positions,
            ScoreSheet sheet,
            Shortlist shortlist,
            Rankings rankings,
            PanelGuard guard,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.positions = positions;
        this.sheet = sheet;
        this.shortlist = shortlist;
        this.rankings = rankings;
        this.guard = guard;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    /** The round as it now stands, and who must be re-tested. */
    record Outcome(SelectionRound round, int candidates, List<Rankings.Line> retests) {}

    @Transactional
    Outcome handle(UUID id, @Nullable Version expected) {
        var round = rounds.open(id, expected, caller.scope());
        guard.requireNoOther(round, Duty.OFFICER);
        var before = round.step();
        round.require(RoundOperation.RANK);
        var candidates = registrations.candidates(id);
        var lines = rank(round, candidates);
        rankings.replace(id, lines);
        var retests = rankings.retests(round);
        if (round.stage() == Stage.INTERVIEW) {
            round.complete(Stage.INTERVIEW);
        }
        round.ranked(clock.instant());
        if (retests.isEmpty()) {
            round.complete(Stage.TOTAL);
        }
        chronicle.record(
                round,
                before,
                "candidates-ranked",
                null,
                Map.of("candidates", candidates.size(), "retests", retests.size()));
        return new Outcome(round, candidates.size(), retests);
    }

    private List<Rankings.Line> rank(SelectionRound round, List<Candidate> candidates) {
        var interviews = shortlist.agreed(round, candidates, Paper.INTERVIEW);
        Map<UUID, BigDecimal> written =
                round.has(Stage.WRITTEN) ? shortlist.agreed(round, candidates, Paper.WRITTEN) : Map.of();
        var retests = sheet.agreed(round.id(), Paper.RETEST);
        List<Rankings.Line> lines = new ArrayList<>();
        for (var position : positions.of(round.id())) {
            var own = candidates.stream()
                    .filter(candidate -> candidate.positionId().equals(position.id()))
                    .collect(Collectors.toMap(Candidate::id, Function.identity()));
            var contenders = own.values().stream()
                    .map(candidate -> new Contender(
                            candidate.id(),
                            TotalScore.of(
                                    round.terms().writtenPercent(),
                                    written.get(candidate.id()),
                                    interviews.get(candidate.id()),
                                    candidate.bonus(),
                                    round.terms().bonusCap()),
                            interviews.get(candidate.id()),
                            candidate.certificateLevel(),
                            retests.get(candidate.id())))
                    .toList();
            for (var ranked : Ranking.rank(contenders)) {
                var candidate = own.get(ranked.contender().registrationId());
                if (candidate != null) {
                    lines.add(line(position, candidate, ranked, written.get(candidate.id())));
                }
            }
        }
        return lines;
    }

    private static Rankings.Line line(
            Position position, Candidate candidate, Ranked ranked, @Nullable BigDecimal written) {
        return new Rankings.Line(
                position.id(),
                position.number(),
                position.places(),
                ranked,
                written,
                candidate.bonus(),
                RegistrationStatus.ADMITTED,
                candidate.name(),
                candidate.unitCode());
    }
}
