package org.shequ.assessment.personnelfeed;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps units, people and their posts as personnel-service last told them. */
@ApplicationScoped
public class PersonnelEventsConsumer implements EventConsumer {

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
    public void apply(ReceivedEvent event) {
        event.as(UnitChanged.class).ifPresent(directory::keep);
        event.as(PersonChanged.class).ifPresent(directory::keep);
        event.as(CareerChanged.class).ifPresent(directory::keep);
    }

    @Override
    public boolean rebuildable() {
        return true;
    }

    @Override
    public void reset() {
        directory.clear();
    }
}
