package org.shequ.testkit.events;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.kit.inbox.LastStates;
import org.shequ.kit.inbox.LastStates.Told;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.kit.inbox.StateProjection;
import org.shequ.kit.personkey.PeopleForgotten;
import org.shequ.kit.personkey.SealedDetails;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Keeps who people are, as a projection would. */
@Singleton
public class PeopleConsumer implements StateProjection {

    static final String NAME = "people";

    @Inject
    SealedDetails sealedDetails;

    final Map<UUID, PersonDetails> known = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_PERSON);
    }

    @Override
    public void keep(List<ReceivedEvent> events) {
        var people = LastStates.of(PersonChanged.class, events).stream()
                .map(Told::state)
                .toList();
        known.putAll(sealedDetails.open(people));
    }

    void forget(@Observes PeopleForgotten forgotten) {
        forgotten.people().forEach(person -> known.computeIfPresent(person, (id, was) -> PersonDetails.anonymised(id)));
    }

    @Override
    public void reset() {
        known.clear();
    }
}
