package org.shequ.selection.application;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Json;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;
import org.shequ.selection.disclosure.ShownFindings;
import org.shequ.selection.personnelfeed.Dossiers;
import org.shequ.selection.personnelfeed.KnownPerson;
import org.shequ.selection.policy.EligibilityRules;
import org.shequ.selection.round.Position;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Shapes registrations, and holds the frozen evidence against what is known today. */
@ApplicationScoped
public class RegistrationViews {

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final Dossiers dossiers;
    private final EligibilityRules rules;
    private final Positions positions;
    private final JudgementContexts contexts;
    private final Json json;
    private final Caller caller;
    private final Disclosure disclosure;

    RegistrationViews(
            SelectionRounds rounds,
            Registrations registrations,
            Dossiers dossiers,
            EligibilityRules rules,
            Positions positions,
            JudgementContexts contexts,
            Json json,
            Caller caller,
            Disclosure disclosure) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.dossiers = dossiers;
        this.rules = rules;
        this.positions = positions;
        this.contexts = contexts;
        this.json = json;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    /** What a command answers. */
    RegistrationView of(Registration registration) {
        return of(registration, disclosure.masked());
    }

    RegistrationView of(Registration registration, Shown shown) {
        return RegistrationView.of(registration, evidence(registration), null, shown, disclosure.goesToPerson());
    }

    public RegistrationView withNow(UUID roundId, UUID id, Shown shown) {
        var round = rounds.getAbove(roundId, caller.scope());
        var registration = registrations.get(roundId, id);
        if (!caller.scope().covers(round.jurisdiction())) {
            caller.scope().require(registration.unitCode());
        }
        return RegistrationView.of(
                registration,
                evidence(registration),
                now(round, registration, shown),
                shown,
                disclosure.goesToPerson());
    }

    private FrozenEvidence evidence(Registration registration) {
        return json.read(registration.evidence(), FrozenEvidence.class);
    }

    private RegistrationView.@Nullable NowView now(SelectionRound round, Registration registration, Shown shown) {
        var evidence = evidence(registration);
        return dossiers.find(registration.personId(), evidence.cutOff())
                .map(person -> {
                    var rule = rules.get(round.kind(), evidence.ruleVersion());
                    var context = contexts.of(round, rule, person, targetUnit(registration, person), evidence.orders());
                    var judgement = rule.judge(person.dossier().within(context), evidence.cutOff());
                    return new RegistrationView.NowView(
                            judgement.verdict(),
                            ShownFindings.differences(evidence.judgement().findings(), judgement.findings(), shown),
                            person.sources());
                })
                .orElse(null);
    }

    private String targetUnit(Registration registration, KnownPerson person) {
        return positions
                .find(registration.roundId(), registration.positionId())
                .map(Position::unitCode)
                .orElse(person.unitCode());
    }
}
