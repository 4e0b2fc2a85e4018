package org.shequ.assessment.personnelfeed;

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

/** Projects units, people and their posts from the events of personnel-service. */
@ApplicationScoped
public class PersonnelEventsConsumer implements StateProjection {

    private final Directory directory;

    public PersonnelEventsConsumer(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "personnel-directory";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_UNIT, Topics.PERSONNEL_PERSON, Topics.PERSONNEL_CAREER);
    }

    @Override
    public void keep(List<ReceivedEvent> events) {
        directory.keepUnits(LastStates.of(UnitChanged.class, events));
        directory.keepPeople(LastStates.of(PersonChanged.class, events));
        directory.keepCareers(LastStates.of(CareerChanged.class, events));
    }

    @Override
    public void reset() {
        directory.clear();
    }
}
