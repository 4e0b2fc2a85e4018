package org.shequ.selection.application;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.round.RoundOperation;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The officer admits or refuses a registration, with a reason. */
@ApplicationScoped
public class ReviewRegistration {

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final PanelGuard guard;
    private final RegistrationEvents events;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    ReviewRegistration(
            SelectionRounds rounds,
            Registrations registrations,
            PanelGuard guard,
            RegistrationEvents events,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.guard = guard;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** Points that a document grants. */
    record Bonus(BigDecimal points, String document) {}

    /** @param order the document that admits somebody who is not found eligible */
    record Review(
            Registration.Decision decision,
            String reason,
            @Nullable String order,
            @Nullable Bonus bonus) {}

    @Transactional
    Registration handle(UUID roundId, UUID id, @Nullable Version expected, Review review) {
        var round = rounds.share(roundId, caller.scope());
        round.require(RoundOperation.REVIEW);
        guard.requireNoOther(round, Duty.OFFICER);
        var registration = registrations.open(roundId, id);
        Version.require(expected, registration.version());
        registration.review(review.decision(), review.reason(), review.order(), caller.subject(), clock.instant());
        if (review.decision() == Registration.Decision.ADMIT) {
            guard.requireNobodyRelated(round, registration.personId());
        }
        if (review.bonus() != null) {
            requireSound(round, review.bonus());
            registration.grantBonus(
                    review.bonus()
                            .points()
                            .setScale(round.terms().scoringRule().decimals().bonus()),
                    review.bonus().document());
        }
        events.changed(registration);
        var details = new LinkedHashMap<String, Object>();
        details.put("round", roundId.toString());
        details.put("decision", review.decision().name());
        if (review.order() != null) {
            details.put("order", review.order());
        }
        audit.append("registration-reviewed", "registration", id.toString(), registration.unitCode(), details);
        return registration;
    }

    private static void requireSound(SelectionRound round, Bonus bonus) {
        var most = round.terms().scoringRule().decimals().bonus();
        if (bonus.points().stripTrailingZeros().scale() > most) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/bonus/points",
                            "DECIMALS",
                            "may have " + most + " decimals in this round",
                            "本轮最多" + most + "位小数");
        }
        if (bonus.points().compareTo(round.terms().bonusCap()) > 0) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/bonus/points",
                            "BONUS_CAP",
                            "must not exceed " + round.terms().bonusCap(),
                            "不得超过" + round.terms().bonusCap());
        }
    }
}
