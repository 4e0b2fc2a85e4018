package org.shequ.personnel.pay;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.pay.grade.DatedFacts;
import org.shequ.personnel.pay.grade.PayPeriod;
import org.shequ.personnel.pay.grade.PayTableVersions;
import org.shequ.personnel.pay.grade.PayTimeline;
import org.shequ.personnel.person.PeopleAltered;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.policy.PolicyRecorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells the history of people's pay anew, up to the business's day, whenever a fact that it rests on has changed, and
 * writes what is different. What was believed before stays readable.
 */
@ApplicationScoped
public class RecalculatePay {

    private final PayRecords records;
    private final GatherFacts gatherFacts;
    private final Careers careers;
    private final AnnouncePay announcement;
    private final BusinessClock clock;

    public RecalculatePay(
            PayRecords records,
            GatherFacts gatherFacts,
            Careers careers,
            AnnouncePay announcement,
            BusinessClock clock) {
        this.records = records;
        this.gatherFacts = gatherFacts;
        this.careers = careers;
        this.announcement = announcement;
        this.clock = clock;
    }

    void afterCareers(@Observes CareersAltered altered) {
        settle(altered.careers(), altered.cause());
    }

    void afterPeople(@Observes PeopleAltered altered) {
        recalculate(altered.people(), altered.cause());
    }

    void afterPolicy(@Observes PolicyRecorded policy) {
        if (policy.name().equals(PayTableForm.NAME)) {
            records.planAll(policy.jurisdiction(), policy.from());
        }
    }

    /**
     * @param occasion what was done so that the pay is looked at, for the audit log
     * @return of how many people another history of pay is recorded than before
     */
    int recalculate(List<Person> people, String occasion) {
        return settle(withCareers(people), occasion);
    }

    private List<PersonCareer> withCareers(List<Person> people) {
        Map<UUID, Career> known =
                careers.byPerson(people.stream().map(Person::id).toList());
        List<PersonCareer> pairs = new ArrayList<>();
        people.forEach(person -> {
            Career career = known.get(person.id());
            if (career != null) {
                pairs.add(new PersonCareer(person, career));
            }
        });
        return pairs;
    }

    /** How somebody is believed to be paid and how it will be on the day; null where no scheme covers. */
    record Move(
            Person person,
            @Nullable PayRecord present,
            @Nullable PayPeriod due) {}

    /** Whose pay will be another on the day than it is now, if all stays as recorded; changes nothing. */
    List<Move> foresee(List<Person> people, LocalDate day) {
        List<PersonCareer> pairs = withCareers(people);
        Map<UUID, PayRecord> open = records.open(people.stream().map(Person::id).toList());
        Map<UUID, DatedFacts> facts = gatherFacts.of(pairs);
        PayTableVersions tables = gatherFacts.tables(pairs);
        List<Move> moves = new ArrayList<>();
        for (PersonCareer pair : pairs) {
            UUID id = pair.person().id();
            PayRecord present = open.get(id);
            List<PayPeriod> periods = PayTimeline.until(day, Objects.requireNonNull(facts.get(id)), tables)
                    .periods();
            PayPeriod due = periods.isEmpty() || periods.getLast().held().to() != null ? null : periods.getLast();
            if (present == null ? due != null : !present.paysLike(due)) {
                moves.add(new Move(pair.person(), present, due));
            }
        }
        return moves;
    }

    private int settle(List<PersonCareer> people, String occasion) {
        LocalDate today = clock.today();
        records.holdPolicies();
        List<UUID> ids = people.stream().map(pair -> pair.person().id()).toList();
        Map<UUID, List<PayRecord>> believed = records.believed(ids);
        Map<UUID, DatedFacts> facts = gatherFacts.of(people);
        PayTableVersions tables = gatherFacts.tables(people);
        Set<UUID> settledForGood = anonymised(people);
        Difference difference = new Difference();
        Map<UUID, Optional<LocalDate>> reviews = new LinkedHashMap<>();
        for (PersonCareer pair : people) {
            UUID id = pair.person().id();
            if (settledForGood.contains(id)) {
                reviews.put(id, Optional.empty());
                continue;
            }
            PayTimeline timeline = PayTimeline.until(today, Objects.requireNonNull(facts.get(id)), tables);
            difference.add(pair.person(), believed.getOrDefault(id, List.of()), timeline.periods());
            reviews.put(id, Optional.ofNullable(timeline.nextChange()));
        }
        records.write(difference.superseded, difference.written, clock.instant());
        records.plan(reviews);
        announcement.announce(difference.changes, occasion);
        return difference.changes.size();
    }

    /** Only who has left can be anonymised. */
    private Set<UUID> anonymised(List<PersonCareer> people) {
        List<UUID> left = people.stream()
                .map(PersonCareer::person)
                .filter(person -> person.status().hasLeft())
                .map(Person::id)
                .toList();
        return left.isEmpty() ? Set.of() : records.anonymised(left);
    }

    /** What is believed no longer, and what is to be written in its place. */
    private static final class Difference {

        private final List<PayRecord> superseded = new ArrayList<>();
        private final List<PayRecord> written = new ArrayList<>();
        private final List<AnnouncePay.Change> changes = new ArrayList<>();

        /** A record whose period begins on the same day goes on as its next revision. */
        void add(Person person, List<PayRecord> believed, List<PayPeriod> due) {
            Map<LocalDate, PayRecord> byFirstDay = new HashMap<>();
            believed.forEach(record -> byFirstDay.put(record.held().from(), record));
            int before = superseded.size() + written.size();
            for (PayPeriod period : due) {
                PayRecord known = byFirstDay.remove(period.held().from());
                if (known == null) {
                    written.add(PayRecord.saying(period, Ids.next(), 0, person.id()));
                } else if (!known.says(period)) {
                    superseded.add(known);
                    written.add(PayRecord.saying(period, known.id(), known.revision(), person.id()));
                }
            }
            superseded.addAll(byFirstDay.values());
            if (superseded.size() + written.size() > before) {
                changes.add(new AnnouncePay.Change(person, believed, due));
            }
        }
    }
}
