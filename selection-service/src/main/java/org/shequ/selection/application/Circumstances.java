package org.shequ.selection.application;

import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.NoRelative;
import org.shequ.selection.eligibility.NoServiceLock;
import org.shequ.selection.eligibility.Surroundings;
import org.shequ.selection.panel.Panels;
import org.shequ.selection.personnelfeed.KnownPerson;
import org.shequ.selection.personnelfeed.Relatives;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.servicelock.ServiceLocks;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Finds what stands around a dossier in a round, as far as the rule asks for it. */
@ApplicationScoped
public class Circumstances {

    private final ServiceLocks locks;
    private final Panels panels;
    private final Relatives relatives;

    Circumstances(ServiceLocks locks, Panels panels, Relatives relatives) {
        this.locks = locks;
        this.panels = panels;
        this.relatives = relatives;
    }

    /** @param targetUnit the community that the position is in; the own one where the post stays */
    Surroundings of(
            SelectionRound round,
            EligibilityRule rule,
            KnownPerson person,
            String targetUnit,
            List<Surroundings.Order> orders) {
        return new Surroundings(
                rule.asks(NoServiceLock.class) ? locks.of(person.personId()) : List.of(),
                orders,
                rule.asks(NoRelative.class) ? setting(round, person, targetUnit) : null);
    }

    private Surroundings.Setting setting(SelectionRound round, KnownPerson person, String targetUnit) {
        var own = relatives.of(List.of(person.personId())).getOrDefault(person.personId(), Set.of());
        return new Surroundings.Setting(panels.known(round.id()), targetUnit, relatives.units(own, round.cutOff()));
    }
}
