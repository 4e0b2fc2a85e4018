package org.shequ.selection.application;

import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.eligibility.NoRelative;
import org.shequ.selection.eligibility.NoServiceLock;
import org.shequ.selection.panel.Panels;
import org.shequ.selection.personnelfeed.KnownPerson;
import org.shequ.selection.personnelfeed.Relatives;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.servicelock.ServiceLocks;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Finds the context of a dossier in a round, as far as the rule asks for it. */
@ApplicationScoped
public class JudgementContexts {

    private final ServiceLocks locks;
    private final Panels panels;
    private final Relatives relatives;

    JudgementContexts(ServiceLocks locks, Panels panels, Relatives relatives) {
        this.locks = locks;
        this.panels = panels;
        this.relatives = relatives;
    }

    /** @param targetUnit the community that the position is in; the own one where the post stays */
    JudgementContext of(
            SelectionRound round,
            EligibilityRule rule,
            KnownPerson person,
            String targetUnit,
            List<JudgementContext.Order> orders) {
        return new JudgementContext(
                rule.asks(NoServiceLock.class) ? locks.of(person.personId()) : List.of(),
                orders,
                rule.asks(NoRelative.class) ? setting(round, person, targetUnit) : null);
    }

    private JudgementContext.RoundContext setting(SelectionRound round, KnownPerson person, String targetUnit) {
        var own = relatives.of(List.of(person.personId())).getOrDefault(person.personId(), Set.of());
        return new JudgementContext.RoundContext(
                panels.known(round.id()), targetUnit, relatives.units(own, round.cutOff()));
    }
}
