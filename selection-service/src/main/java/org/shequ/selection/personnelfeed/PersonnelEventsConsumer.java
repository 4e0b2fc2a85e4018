package org.shequ.selection.personnelfeed;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.inbox.LastStates;
import org.shequ.kit.inbox.LastStates.Told;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.kit.inbox.StateProjection;
import org.shequ.kit.personkey.SealedDetails;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps units, people and careers. */
@ApplicationScoped
public class PersonnelEventsConsumer implements StateProjection {

    private final DossierProjection dossiers;
    private final SealedDetails sealedDetails;

    public PersonnelEventsConsumer(DossierProjection dossiers, SealedDetails sealedDetails) {
        this.dossiers = dossiers;
        this.sealedDetails = sealedDetails;
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
        var people = LastStates.of(PersonChanged.class, events);
        dossiers.peopleChanged(
                people, sealedDetails.open(people.stream().map(Told::state).toList()));
        dossiers.careersChanged(LastStates.of(CareerChanged.class, events));
    }

    @Override
    public void reset() {
        dossiers.forgetPersonnel();
    }
}
