package org.shequ.selection.stage;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.examination.Rankings;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.scoring.Ranked;
import org.shequ.selection.scoring.Ranking;
import org.shequ.selection.scoring.TieBreak;
import org.shequ.selection.vocabulary.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who is within the places as things stand. Nobody is promoted by hand: whoever drops out leaves the line, and the next
 * by rank is within the places from then on (递补), until the line's validity ends.
 */
@ApplicationScoped
public class Lineup {

    private final Rankings rankings;
    private final Registrations registrations;
    private final Positions positions;
    private final StageOutcomes outcomes;
    private final BusinessClock clock;

    Lineup(
            Rankings rankings,
            Registrations registrations,
            Positions positions,
            StageOutcomes outcomes,
            BusinessClock clock) {
        this.rankings = rankings;
        this.registrations = registrations;
        this.positions = positions;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** A candidate who still needs the outcome of a stage. */
    public record Awaited(UUID registrationId, Stage stage) {}

    /** The candidates within the places, best first within each position. */
    public List<Rankings.Line> selected(SelectionRound round) {
        registrations.flush();
        var lines = rankings.of(round.id());
        List<Rankings.Line> selected = new ArrayList<>();
        for (var position : positions.of(round.id())) {
            var selection = rankings.selected(lines, position.id(), position.places());
            if (!selection.tied().isEmpty()) {
                var awaited = Ranking.awaited(round.terms().scoringRule(), selection.tied());
                throw ProblemException.of(
                                awaited == TieBreak.LOT
                                        ? SelectionProblem.LOT_DEMANDED
                                        : SelectionProblem.RETEST_DEMANDED)
                        .figure("candidates", ids(selection.tied()));
            }
            lines.stream()
                    .filter(line -> selection.selected().contains(line.ranked()))
                    .forEach(selected::add);
        }
        return selected;
    }

    /** Among whom a tie lies on the last places. */
    List<UUID> tied(SelectionRound round) {
        registrations.flush();
        var open = rankings.openTies(round);
        return Stream.of(open.retests(), open.lots())
                .flatMap(List::stream)
                .map(line -> line.ranked().contender().registrationId())
                .toList();
    }

    private static List<String> ids(List<Ranked> ranked) {
        return ranked.stream()
                .map(one -> one.contender().registrationId().toString())
                .toList();
    }

    /** Which outcomes the selected still need, up to and including {@code until}. */
    public List<Awaited> awaited(SelectionRound round, List<Rankings.Line> selected, Stage until) {
        var passed = outcomes.of(round.id()).stream()
                .filter(StageOutcomes.StageOutcome::passed)
                .map(outcome -> new Awaited(outcome.registrationId(), outcome.stage()))
                .collect(Collectors.toSet());
        var stages = stagesUntil(round, until);
        List<Awaited> awaited = new ArrayList<>();
        for (var line : selected) {
            var id = line.ranked().contender().registrationId();
            stages.stream()
                    .map(stage -> new Awaited(id, stage))
                    .filter(wanted -> !passed.contains(wanted))
                    .forEach(awaited::add);
        }
        return awaited;
    }

    /** The selected who need nothing more before they are published. */
    public List<Rankings.Line> cleared(SelectionRound round) {
        var selected = selected(round);
        Set<UUID> open = awaited(round, selected, Stage.NOTICE).stream()
                .map(Awaited::registrationId)
                .collect(Collectors.toSet());
        return selected.stream()
                .filter(line -> !open.contains(line.ranked().contender().registrationId()))
                .toList();
    }

    /** 409 once the next in line may no longer move up. */
    public void requireValid(SelectionRound round) {
        var rankedAt = round.rankedAt();
        if (rankedAt == null) {
            throw round.step().wrongStage(List.of(Stage.TOTAL));
        }
        var validUntil = rankedAt.atZone(clock.zone())
                .toLocalDate()
                .plusMonths(round.terms().lineValidMonths());
        if (clock.today().isAfter(validUntil)) {
            throw ProblemException.of(SelectionProblem.LINE_EXPIRED, validUntil);
        }
    }

    private static List<Stage> stagesUntil(SelectionRound round, Stage until) {
        var list = round.stages();
        return list.subList(0, list.indexOf(until) + 1).stream()
                .filter(Stage::hasOutcomes)
                .toList();
    }
}
