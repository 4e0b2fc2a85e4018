package org.shequ.personnel.person;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells the rest of this service, inside the transaction, that records of people were written: their fields, not their
 * careers. What follows from the fields (pay grade, end of service) is done by who observes it.
 *
 * @param left when those left of whom it was said; whoever leaves without it leaves today
 */
public record PeopleAltered(List<Person> people, String cause, Map<UUID, Leaving> left) {

    public PeopleAltered(List<Person> people, String cause) {
        this(people, cause, Map.of());
    }
}
