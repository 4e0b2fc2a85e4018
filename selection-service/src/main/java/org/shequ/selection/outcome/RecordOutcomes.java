package org.shequ.selection.outcome;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.LineShortened;
import org.shequ.selection.application.Registration;
import org.shequ.selection.application.RegistrationEvents;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.examination.Rankings;
import org.shequ.selection.examination.Shortlist;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.round.RatioDecision;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Records who passed a stage and ends the stage once everybody within the places has. When somebody fails, the next in
 * line is awaited, for this stage and for those before it.
 */
@ApplicationScoped
public class RecordOutcomes {

    @Inject
    SelectionRounds rounds;

    @Inject
    Registrations registrations;

    @Inject
    Rankings rankings;

    @Inject
    Shortlist shortlist;

    @Inject
    Lineup lineup;

    @Inject
    StageOutcomes outcomes;

    @Inject
    PanelGuard guard;

    @Inject
    RegistrationEvents events;

    @Inject
    Event<LineShortened> lineShortened;

    @Inject
    RoundChronicle chronicle;

    @Inject
    BusinessClock clock;

    @Inject
    Caller caller;

    record NewOutcome(
            UUID registrationId, boolean passed, @Nullable String reason) {}

    /** The round as it now stands and whose outcomes it waits for. */
    record Progress(SelectionRound round, boolean completed, List<Lineup.Awaited> awaited) {}

    @Transactional
    Progress handle(
            UUID roundId,
            @Nullable Version expected,
            Stage stage,
            List<NewOutcome> given,
            @Nullable RatioDecision accepted) {
        var round = rounds.open(roundId, expected, caller.scope());
        guard.requireNoOther(round, Duty.OFFICER);
        if (stage == Stage.WRITTEN) {
            return completeWritten(round, given, accepted);
        }
        requireRecordable(round, stage);
        var before = round.step();
        given.forEach(outcome -> record(round, stage, outcome));
        round.touch();
        var current = round.stage();
        var completed = false;
        List<Lineup.Awaited> awaited = List.of();
        if (current != null && current.hasOutcomes()) {
            var selected = lineup.selected(round);
            if (selected.isEmpty()) {
                throw ProblemException.of(SelectionProblem.NO_CANDIDATES);
            }
            awaited = lineup.awaited(round, selected, current);
            if (awaited.isEmpty() && current == stage) {
                round.complete(stage);
                completed = true;
            }
        }
        chronicle.record(
                round,
                before,
                completed ? "stage-completed" : "outcomes-recorded",
                null,
                Map.of(
                        "stage",
                        stage.name(),
                        "passed",
                        given.stream().filter(NewOutcome::passed).count(),
                        "failed",
                        given.stream().filter(outcome -> !outcome.passed()).count(),
                        "awaited",
                        awaited.size()));
        if (current == Stage.APPOINTMENT) {
            lineShortened.fire(new LineShortened(roundId));
        }
        return new Progress(round, completed, awaited);
    }

    /** An earlier stage may be caught up on, for whoever moved up since. */
    private void requireRecordable(SelectionRound round, Stage stage) {
        if (!round.has(stage) || !stage.hasOutcomes()) {
            throw ProblemException.of(SelectionProblem.STAGE_NOT_IN_ROUND, stage);
        }
        if (!round.hasReached(stage)) {
            throw round.wrongStage(stage);
        }
        if (round.stage() != stage) {
            lineup.requireValid(round);
        }
    }

    private void record(SelectionRound round, Stage stage, NewOutcome outcome) {
        var registration = candidate(round, outcome.registrationId());
        if (rankings.find(registration.id()).isEmpty()) {
            throw ProblemException.of(SelectionProblem.NOT_A_CANDIDATE);
        }
        var now = clock.instant();
        outcomes.record(
                round.id(),
                new StageOutcomes.StageOutcome(
                        registration.id(), stage, outcome.passed(), outcome.reason(), caller.subject(), now));
        if (!outcome.passed()) {
            registration.eliminate(stage, reason(outcome), now);
            events.changed(registration);
        }
    }

    private Registration candidate(SelectionRound round, UUID id) {
        return registrations
                .find(round.id(), id)
                .filter(registration -> registration.status() == RegistrationStatus.ADMITTED)
                .orElseThrow(() -> ProblemException.of(SelectionProblem.NOT_A_CANDIDATE));
    }

    private static String reason(NewOutcome outcome) {
        var reason = outcome.reason();
        if (reason == null) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/outcomes", "REASON", "whoever does not pass needs a reason", "未通过者须写明原因");
        }
        return reason;
    }

    /** Of the written examination only absence is an outcome; everybody else has scores. */
    private Progress completeWritten(SelectionRound round, List<NewOutcome> given, @Nullable RatioDecision accepted) {
        round.requireStage(Stage.WRITTEN);
        for (var outcome : given) {
            if (outcome.passed()) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/outcomes", "ABSENT_ONLY", "takes only those who were absent", "只能登记缺考人员");
            }
            var absent = candidate(round, outcome.registrationId());
            absent.eliminate(Stage.WRITTEN, reason(outcome), clock.instant());
            events.changed(absent);
        }
        shortlist.complete(round, accepted, "completion");
        return new Progress(round, true, List.of());
    }

    /** Registrations named twice are a mistake of the sender. */
    static void requireDistinct(List<NewOutcome> given) {
        Set<UUID> seen = new HashSet<>();
        var twice = given.stream()
                .map(NewOutcome::registrationId)
                .filter(id -> !seen.add(id))
                .collect(Collectors.toSet());
        if (!twice.isEmpty()) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/outcomes", "DUPLICATE", "names a registration twice", "同一报名出现两次");
        }
    }
}
