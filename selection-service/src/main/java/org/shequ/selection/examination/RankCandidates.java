package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.RoundOperation;
import org.shequ.selection.round.RoundStep;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Computes totals and ranks. When nothing tells candidates for a last place apart, the round stays at TOTAL until a re-test
 * has been scored, or lots have been drawn, and the ranking is computed again. Should somebody drop out later, so that a tie
 * comes to lie on the last place, it is broken then in the same way.
 */
@ApplicationScoped
public class RankCandidates {

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final Standings standings;
    private final Rankings rankings;
    private final PanelGuard guard;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    RankCandidates(
            SelectionRounds rounds,
            Registrations registrations,
            Standings standings,
            Rankings rankings,
            PanelGuard guard,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.standings = standings;
        this.rankings = rankings;
        this.guard = guard;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    /** The round as it now stands, and the ties that keep it from going on. */
    record Outcome(SelectionRound round, int candidates, Rankings.OpenTies open) {}

    @Transactional
    Outcome handle(UUID id, @Nullable Version expected) {
        var round = rounds.open(id, expected, caller.scope());
        guard.requireNoOther(round, Duty.OFFICER);
        var before = round.step();
        registrations.flush();
        if (round.hasReached(Stage.TOTAL)
                && round.stage() != Stage.TOTAL
                && !rankings.openTies(round).isEmpty()) {
            return breakLateTies(round, before);
        }
        round.require(RoundOperation.RANK);
        var candidates = registrations.candidates(id);
        rankings.replace(id, standings.of(round, candidates));
        var open = rankings.openTies(round);
        if (round.stage() == Stage.INTERVIEW) {
            round.complete(Stage.INTERVIEW);
        }
        round.ranked(clock.instant());
        if (open.isEmpty()) {
            round.complete(Stage.TOTAL);
        }
        record(round, before, "candidates-ranked", candidates.size(), open);
        return new Outcome(round, candidates.size(), open);
    }

    /** Totals, ranks and the validity of the line stay; within the tie the order is computed again. */
    private Outcome breakLateTies(SelectionRound round, RoundStep before) {
        var lines = standings.again(round, rankings.of(round.id()));
        rankings.replace(round.id(), lines);
        round.touch();
        var open = rankings.openTies(round);
        record(round, before, "ties-broken", lines.size(), open);
        return new Outcome(round, lines.size(), open);
    }

    private void record(SelectionRound round, RoundStep before, String action, int candidates, Rankings.OpenTies open) {
        chronicle.record(
                round,
                before,
                action,
                null,
                Map.of(
                        "candidates",
                        candidates,
                        "retests",
                        open.retests().size(),
                        "lots",
                        open.lots().size()));
    }
}
