package org.shequ.personnel.career;

import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.Person;

import java.util.List;

/** Tells the rest of this service, inside the transaction, that careers were written. */
public record CareersAltered(List<PersonCareer> careers, String cause) {

    /** A person, with the standing that follows from the career. */
    public record PersonCareer(Person person, Career career) {}
}
