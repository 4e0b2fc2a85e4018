package org.shequ.personnel.career;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.Announcement;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.vocabulary.Standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Writes changed careers with all that follows from them: what people are today, the events, the pay. */
@ApplicationScoped
public class RecordCareers {

    private final Careers careers;
    private final People people;
    private final Announcement announcement;
    private final Outbox outbox;
    private final Event<CareersAltered> altered;
    private final BusinessClock clock;
    private final Caller caller;

    public RecordCareers(
            Careers careers,
            People people,
            Announcement announcement,
            Outbox outbox,
            Event<CareersAltered> altered,
            BusinessClock clock,
            Caller caller) {
        this.careers = careers;
        this.people = people;
        this.announcement = announcement;
        this.outbox = outbox;
        this.altered = altered;
        this.clock = clock;
        this.caller = caller;
    }

    /** In the caller's transaction, which holds the people's locks. */
    public void record(Collection<PersonCareer> changes, String cause) {
        careers.write(changes.stream().map(PersonCareer::career).toList(), clock.instant(), caller.subject());
        settle(changes, cause);
    }

    /** Brings what people are today up to the present day, and tells of it. */
    public void settle(Collection<PersonCareer> changes, String cause) {
        LocalDate today = clock.today();
        List<People.Present> presents = new ArrayList<>();
        List<PersonCareer> settled = new ArrayList<>();
        List<Person> moved = new ArrayList<>();
        for (PersonCareer change : changes) {
            Career career = change.career();
            Standing standing = career.on(today);
            Person before = change.person();
            presents.add(new People.Present(
                    before.id(), standing, career.nextChangeAfter(today).orElse(null)));
            Person after = new Person(
                    before.id(),
                    before.fields(),
                    standing,
                    before.scopeCode(),
                    before.version() + 1,
                    before.mergedInto());
            settled.add(new PersonCareer(after, career));
            if (!Objects.equals(before.standing().unitCode(), standing.unitCode())) {
                moved.add(after);
            }
        }
        people.writePresent(presents);
        outbox.publishAll(settled.stream()
                .map(change ->
                        CareerEvents.changed(change.career(), change.person().standing()))
                .toList());
        announcement.announce(moved);
        altered.fire(new CareersAltered(settled, cause));
    }
}
