package org.shequ.personnel.person;

import java.util.List;

/**
 * Tells the rest of this service, inside the transaction, that records of people were written: their fields, not their
 * careers. What follows from the fields (pay grade, end of service) is done by who observes it.
 */
public record PeopleAltered(List<Person> people, String cause) {}
