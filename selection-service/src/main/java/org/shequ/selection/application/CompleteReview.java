package org.shequ.selection.application;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.round.RatioDecision;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.RoundOperation;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends registration and review, after the deadline, once everybody has been reviewed and there are enough candidates. */
@ApplicationScoped
public class CompleteReview {

    private static final int MOST_NAMED = 100;

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final CandidateRoll roll;
    private final OpeningRatio ratio;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    CompleteReview(
            SelectionRounds rounds,
            Registrations registrations,
            CandidateRoll roll,
            OpeningRatio ratio,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.roll = roll;
        this.ratio = ratio;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    SelectionRound handle(UUID id, @Nullable Version expected, @Nullable RatioDecision accepted) {
        var round = rounds.open(id, expected, caller.scope());
        var before = round.step();
        round.require(RoundOperation.COMPLETE_REVIEW);
        if (clock.instant().isBefore(round.registrationTo())) {
            throw ProblemException.of(SelectionProblem.REGISTRATION_STILL_OPEN, round.registrationTo());
        }
        requireReviewed(id);
        var candidates = registrations.countByPosition(id, RegistrationStatus.ADMITTED);
        if (candidates.isEmpty()) {
            throw ProblemException.of(SelectionProblem.NO_CANDIDATES);
        }
        if (!ratio.isMet(round, candidates, round.terms().openingRatio())) {
            if (accepted == null) {
                throw ratio.refusal(round, candidates, round.terms().openingRatio());
            }
            round.acceptOpeningRatio(accepted);
        }
        round.complete(Stage.REGISTRATION);
        round.complete(Stage.REVIEW);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "admitted",
                candidates.values().stream().mapToLong(Long::longValue).sum());
        var decision = round.openingRatioDecision();
        if (decision != null) {
            details.put("ratioDocument", decision.documentNumber());
        }
        chronicle.record(round, before, "review-completed", decision == null ? null : decision.reason(), details);
        return round;
    }

    /** Says whose registrations are still to be reviewed. */
    private void requireReviewed(UUID id) {
        var pending = registrations.count(id, RegistrationStatus.REGISTERED);
        if (pending > 0) {
            var whose = roll.of(id).stream()
                    .filter(entry -> entry.status() == RegistrationStatus.REGISTERED)
                    .toList();
            throw ProblemException.of(
                            SelectionProblem.REVIEWS_PENDING,
                            pending,
                            CandidateRoll.words(whose, entry -> new Words(entry.unitCode(), entry.unitCode())))
                    .figure("pending", pending)
                    .figure(
                            "registrations",
                            whose.stream()
                                    .limit(MOST_NAMED)
                                    .map(entry -> entry.registrationId().toString())
                                    .toList());
        }
    }
}
