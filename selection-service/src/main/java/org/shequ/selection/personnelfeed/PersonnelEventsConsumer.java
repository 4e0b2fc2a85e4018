package org.shequ.selection.personnelfeed;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps units, people and careers. */
@ApplicationScoped
public class PersonnelEventsConsumer implements EventConsumer {

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
    public void apply(ReceivedEvent event) {
        event.as(UnitChanged.class).ifPresent(unit -> dossiers.unitChanged(unit, event));
        event.as(PersonChanged.class).ifPresent(person -> dossiers.personChanged(person, event));
        event.as(CareerChanged.class).ifPresent(career -> dossiers.careerChanged(career, event));
    }

    @Override
    public boolean rebuildable() {
        return true;
    }

    @Override
    public void reset() {
        dossiers.forgetPersonnel();
    }
}
