package org.shequ.personnel.career;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.Leaving;
import org.shequ.personnel.person.PeopleAltered;
import org.shequ.personnel.person.Person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets careers end with the service: who leaves holds nothing from that day on. */
@ApplicationScoped
class EndWithService {

    private final Careers careers;
    private final RecordCareers recordCareers;
    private final MonthsInPosts monthsInPosts;
    private final BusinessClock clock;

    EndWithService(Careers careers, RecordCareers recordCareers, MonthsInPosts monthsInPosts, BusinessClock clock) {
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.monthsInPosts = monthsInPosts;
        this.clock = clock;
    }

    void endWithService(@Observes PeopleAltered altered) {
        List<Person> left = altered.people().stream()
                .filter(person -> person.status().hasLeft())
                .toList();
        if (left.isEmpty()) {
            return;
        }
        Leaving today = Leaving.on(clock.today());
        Function<String, TenurePolicy> tenure = monthsInPosts.everywhere();
        Map<UUID, Career> held = careers.byPerson(left.stream().map(Person::id).toList());
        List<PersonCareer> ended = new ArrayList<>();
        for (Person person : left) {
            Career career = held.get(person.id());
            if (career != null) {
                monthsInPosts.leave(
                        career,
                        altered.left().getOrDefault(person.id(), today),
                        tenure,
                        person.scopeCode(),
                        person.status().name());
                if (career.isAltered()) {
                    ended.add(new PersonCareer(person, career));
                }
            }
        }
        if (!ended.isEmpty()) {
            recordCareers.record(ended, "LEFT");
        }
    }
}
