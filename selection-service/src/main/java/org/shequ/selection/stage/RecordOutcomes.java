package org.shequ.selection.stage;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.LineShortened;
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

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/**
 * Records who passed a stage and ends the stage once everybody within the places has. When somebody fails, the next in
 * line is awaited, for this stage and for those before it.
 */
@ApplicationScoped
public class RecordOutcomes {

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final Rankings rankings;
    private final Shortlist shortlist;
    private final Lineup lineup;
    private final StageOutcomes outcomes;
    private final PanelGuard guard;
    private final RegistrationEvents events;
    private final Event<LineShortened> lineShortened;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    RecordOutcomes(
            SelectionRounds rounds,
            Registrations registrations,
            Rankings rankings,
            Shortlist shortlist,
            Lineup lineup,
            StageOutcomes outcomes,
            PanelGuard guard,
            RegistrationEvents events,
            Event<LineShortened> lineShortened,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.rankings = rankings;
        this.shortlist = shortlist;
        this.lineup = lineup;
        this.outcomes = outcomes;
        this.guard = guard;
        this.events = events;
        this.lineShortened = lineShortened;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    record NewOutcome(
            UUID registrationId, boolean passed, @Nullable String reason) {}

    /**
     * The round as it now stands and what it waits for.
     *
     * @param tied who must be re-tested or draw lots before anything else, since somebody before them is out
     */
    record Progress(SelectionRound round, boolean completed, List<Lineup.Awaited> awaited, List<UUID> tied) {}

    @Transactional
    Progress handle(
            UUID roundId,
            @Nullable Version expected,
            Stage stage,
            List<NewOutcome> given,
            @Nullable RatioDecision accepted) {
        var round = rounds.open(roundId, expected, caller.scope());
        guard.requireNoOther(round, Duty.OFFICER);
        requireRecordable(round, stage);
        requireAll(round, stage, given);
        if (stage == Stage.WRITTEN) {
            return completeWritten(round, given, accepted);
        }
        var before = round.step();
        given.forEach(outcome -> record(round, stage, outcome));
        round.touch();
        var current = round.stage();
        var progress = progress(round, stage, given.isEmpty());
        chronicle.record(
                round,
                before,
                progress.completed() ? "stage-completed" : "outcomes-recorded",
                null,
                Map.of(
                        "stage",
                        stage.name(),
                        "passed",
                        given.stream().filter(NewOutcome::passed).count(),
                        "failed",
                        given.stream().filter(outcome -> !outcome.passed()).count(),
                        "awaited",
                        progress.awaited().size()));
        if (current == Stage.APPOINTMENT) {
            lineShortened.fire(new LineShortened(roundId));
        }
        return progress;
    }

    /** Ends the stage if nothing is missing. An outcome that brings a tie to the last place is recorded all the same. */
    private Progress progress(SelectionRound round, Stage stage, boolean nothingGiven) {
        var current = round.stage();
        if (current == null || !current.hasOutcomes()) {
            return new Progress(round, false, List.of(), List.of());
        }
        var tied = lineup.tied(round);
        if (!tied.isEmpty() && !nothingGiven) {
            return new Progress(round, false, List.of(), tied);
        }
        var selected = lineup.selected(round);
        if (selected.isEmpty()) {
            throw ProblemException.of(SelectionProblem.NO_CANDIDATES);
        }
        var awaited = lineup.awaited(round, selected, current);
        var completed = awaited.isEmpty() && current == stage;
        if (completed) {
            round.complete(stage);
        }
        return new Progress(round, completed, awaited, List.of());
    }

    /** An earlier stage may be caught up on, for whoever moved up since. */
    void requireRecordable(SelectionRound round, Stage stage) {
        if (stage == Stage.WRITTEN) {
            round.requireStage(stage);
            return;
        }
        if (!round.has(stage) || !stage.hasOutcomes()) {
            throw ProblemException.of(SelectionProblem.STAGE_NOT_IN_ROUND, Words.of(stage, stage.zh()));
        }
        if (!round.hasReached(stage)) {
            throw round.step().wrongStage(List.of(stage));
        }
        if (round.stage() != stage) {
            lineup.requireValid(round);
        }
    }

    /** What stands in the way of one outcome; null when nothing does. Of the written examination only absence is an outcome. */
    @Nullable
    ProblemException refusal(SelectionRound round, Stage stage, NewOutcome outcome) {
        var candidate = registrations
                .find(round.id(), outcome.registrationId())
                .filter(registration -> registration.status() == RegistrationStatus.ADMITTED);
        if (candidate.isEmpty()
                || (stage != Stage.WRITTEN
                        && rankings.find(outcome.registrationId()).isEmpty())) {
            return ProblemException.of(SelectionProblem.NOT_A_CANDIDATE);
        }
        if (stage == Stage.WRITTEN && outcome.passed()) {
            return ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/outcomes", "ABSENT_ONLY", "takes only those who were absent", "只能登记缺考人员");
        }
        if (!outcome.passed() && outcome.reason() == null) {
            return ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/outcomes", "REASON", "whoever does not pass needs a reason", "未通过者须写明原因");
        }
        return outcomes.isRecorded(outcome.registrationId(), stage)
                ? ProblemException.of(SelectionProblem.OUTCOME_ALREADY_RECORDED)
                : null;
    }

    private void requireAll(SelectionRound round, Stage stage, List<NewOutcome> given) {
        for (var outcome : given) {
            var refusal = refusal(round, stage, outcome);
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    private void record(SelectionRound round, Stage stage, NewOutcome outcome) {
        var now = clock.instant();
        outcomes.record(
                round.id(),
                new StageOutcomes.StageOutcome(
                        outcome.registrationId(), stage, outcome.passed(), outcome.reason(), caller.subject(), now));
        if (!outcome.passed()) {
            eliminate(round, stage, outcome, now);
        }
    }

    private void eliminate(SelectionRound round, Stage stage, NewOutcome outcome, Instant now) {
        var registration = registrations.get(round.id(), outcome.registrationId());
        registration.eliminate(stage, Objects.requireNonNull(outcome.reason()), now);
        events.changed(registration);
    }

    /** Whoever was absent is out; everybody else has scores. */
    private Progress completeWritten(SelectionRound round, List<NewOutcome> given, @Nullable RatioDecision accepted) {
        given.forEach(absent -> eliminate(round, Stage.WRITTEN, absent, clock.instant()));
        shortlist.complete(round, accepted, "completion");
        return new Progress(round, true, List.of(), List.of());
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
