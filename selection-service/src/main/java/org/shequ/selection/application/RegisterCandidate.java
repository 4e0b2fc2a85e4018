package org.shequ.selection.application;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Json;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.Judgement;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.personnelfeed.Dossiers;
import org.shequ.selection.personnelfeed.KnownPerson;
import org.shequ.selection.policy.EligibilityRules;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.RoundOperation;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Enters a person in a round and freezes the evidence. Whoever is not eligible is entered too, with the findings, so that
 * the refusal is the officer's and has its reasons on record. Many register at once: they share the round's lock, which
 * only a step of the round itself waits for.
 */
@ApplicationScoped
public class RegisterCandidate {

    private final SelectionRounds rounds;
    private final Positions positions;
    private final Registrations registrations;
    private final Dossiers dossiers;
    private final EligibilityRules rules;
    private final JudgementContexts contexts;
    private final Json json;
    private final RegistrationEvents events;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RegisterCandidate(
            SelectionRounds rounds,
            Positions positions,
            Registrations registrations,
            Dossiers dossiers,
            EligibilityRules rules,
            JudgementContexts contexts,
            Json json,
            RegistrationEvents events,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.positions = positions;
        this.registrations = registrations;
        this.dossiers = dossiers;
        this.rules = rules;
        this.contexts = contexts;
        this.json = json;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Registration handle(UUID roundId, UUID personId, UUID positionId, List<JudgementContext.Order> orders) {
        return register(open(roundId), personId, positionId, orders);
    }

    /** The round, if it takes registrations now; its lock is shared until the caller's transaction ends. */
    SelectionRound open(UUID roundId) {
        var round = rounds.shareAbove(roundId, caller.scope());
        round.require(RoundOperation.REGISTER);
        var now = clock.instant();
        if (now.isBefore(round.registrationFrom()) || !now.isBefore(round.registrationTo())) {
            throw ProblemException.of(
                    SelectionProblem.REGISTRATION_NOT_OPEN, round.registrationFrom(), round.registrationTo());
        }
        return round;
    }

    /** In the caller's transaction; what it refuses, it refuses before anything is written. */
    Registration register(SelectionRound round, UUID personId, UUID positionId, List<JudgementContext.Order> orders) {
        var position = positions
                .find(round.id(), positionId)
                .orElseThrow(() -> ProblemException.of(SelectionProblem.UNKNOWN_POSITION)
                        .violation("/positionId", "UNKNOWN", "is no position of this round", "不是本轮的岗位"));
        var person = person(round, personId);
        var rule = rules.get(round.kind(), round.terms().ruleVersion());
        var unit = position.unitCode() == null ? person.unitCode() : position.unitCode();
        var dossier = person.dossier().within(contexts.of(round, rule, person, unit, orders));
        var judgement = rule.judge(dossier, round.cutOff());
        var registration = new Registration(
                Ids.next(),
                round.id(),
                positionId,
                personId,
                person.name(),
                person.unitCode(),
                judgement.verdict(),
                json.write(new FrozenEvidence(
                        rule.version(), round.cutOff(), judgement, person.sources(), dossier.unnamed())),
                certificateLevel(person.dossier()),
                caller.subject(),
                clock.instant());
        registrations.persistAndFlush(registration);
        events.changed(registration);
        audit.append(
                "candidate-registered",
                "registration",
                registration.id().toString(),
                registration.unitCode(),
                details(round.id(), judgement, orders));
        return registration;
    }

    private static Map<String, Object> details(UUID roundId, Judgement judgement, List<JudgementContext.Order> orders) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("round", roundId.toString());
        details.put("verdict", judgement.verdict().name());
        orders.forEach(order -> details.put("relaxation:" + order.ground(), order.orderNumber()));
        return details;
    }

    /** Whoever belongs to the round's jurisdiction and the caller's scope; nobody else is known here. */
    KnownPerson person(SelectionRound round, UUID personId) {
        return dossiers.find(personId, round.cutOff())
                .filter(known -> known.dossier().person() != null)
                .filter(known -> caller.scope().covers(known.unitCode()))
                .filter(known -> known.unitCode().startsWith(round.jurisdiction()))
                .orElseThrow(() -> ProblemException.of(SelectionProblem.UNKNOWN_PERSON)
                        .violation(
                                "/personId", "UNKNOWN", "has no dossier in this round's jurisdiction", "在本轮管辖范围内没有档案"));
    }

    private static int certificateLevel(Dossier dossier) {
        var person = dossier.person();
        return person == null || person.certificate() == null
                ? 0
                : person.certificate().ordinal() + 1;
    }
}
