package org.shequ.selection.personnelfeed;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.inbox.LastStates;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.kit.inbox.StateProjection;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps units, people and careers. */
@ApplicationScoped
public class PersonnelEventsConsumer implements StateProjection {

    private final DossierProjection dossiers;

    public PersonnelEventsConsumer(DossierProjection dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public String name() {
        return "dossiers-personnel";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_UNIT, Topics.PERSONNEL_PERSON, Topics.PERSONNEL_CAREER);
    }

    @Override
    public void keep(List<ReceivedEvent> events) {
        dossiers.unitsChanged(LastStates.of(UnitChanged.class, events));
        dossiers.peopleChanged(LastStates.of(PersonChanged.class, events));
        dossiers.careersChanged(LastStates.of(CareerChanged.class, events));
    }

    @Override
    public void reset() {
        dossiers.forgetPersonnel();
    }
}
