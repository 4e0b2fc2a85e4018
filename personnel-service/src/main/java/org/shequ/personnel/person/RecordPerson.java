package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Brings a record up to what was filed about the person elsewhere, and tells of it. */
@ApplicationScoped
public class RecordPerson {

    private final People people;
    private final FormerLevels formerLevels;
    private final Announcement announcement;
    private final Event<PeopleAltered> altered;

    public RecordPerson(
            People people, FormerLevels formerLevels, Announcement announcement, Event<PeopleAltered> altered) {
        this.people = people;
        this.formerLevels = formerLevels;
        this.announcement = announcement;
        this.altered = altered;
    }

    /** Something in the person's file has changed: it is published. In the caller's transaction, under the lock. */
    public Person filed(Person person, String cause) {
        people.touch(person.id());
        announcement.announce(List.of(person));
        altered.fire(new PeopleAltered(List.of(person), cause));
        return people.get(person.id(), Scope.ALL);
    }

    /** At which certificate somebody is employed since when; nulls where at none. */
    public record Employment(
            @Nullable Certificate certificate, @Nullable LocalDate since) {}

    /**
     * The certificates on file have changed, and with them what the person is employed at.
     *
     * @param onFile what the file said before: where the record said something else, that was known from elsewhere
     */
    public Person employedAt(Person person, Employment onFile, Employment employment) {
        PersonFields fields = person.fields().employedAt(employment.certificate(), employment.since());
        if (fields.equals(person.fields())) {
            return filed(person, "CERTIFICATE");
        }
        Person after = person.changedTo(fields);
        people.write(List.of(after), null);
        if (!onFile.equals(
                new Employment(person.fields().certificate(), person.fields().certificateEmployedFrom()))) {
            formerLevels.changed(Map.of(person.id(), new FormerLevels.Change(person.fields(), fields)));
        }
        announcement.announce(List.of(after));
        altered.fire(new PeopleAltered(List.of(after), "CERTIFICATE"));
        return people.get(person.id(), Scope.ALL);
    }
}
