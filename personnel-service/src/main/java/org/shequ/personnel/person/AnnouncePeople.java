package org.shequ.personnel.person;

import org.shequ.kit.outbox.Outbox;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Publishes what others may know of people, as it now stands. */
@ApplicationScoped
public class AnnouncePeople {

    private final Sanctions sanctions;
    private final Outbox outbox;

    @Inject
    public AnnouncePeople(Sanctions sanctions, Outbox outbox) {
        this.sanctions = sanctions;
        this.outbox = outbox;
    }

    /** In the caller's transaction. */
    public void announce(Collection<Person> people) {
        var periods = sanctions.periods(people.stream().map(Person::id).toList());
        outbox.publishAll(people.stream()
                .map(person -> PersonEvents.changed(person, periods.getOrDefault(person.id(), List.of())))
                .toList());
    }
}
