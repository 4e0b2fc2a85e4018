package org.shequ.personnel.pay;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.personnel.assignment.Careers;
import org.shequ.personnel.assignment.CareersAltered;
import org.shequ.personnel.assignment.CareersAltered.PersonCareer;
import org.shequ.personnel.career.Career;
import org.shequ.personnel.career.Identity;
import org.shequ.personnel.career.Period;
import org.shequ.personnel.career.Standing;
import org.shequ.personnel.paygrade.PayFacts;
import org.shequ.personnel.paygrade.PayGrade;
import org.shequ.personnel.paygrade.PayTable;
import org.shequ.personnel.person.PeopleAltered;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.policy.Policies;
import org.shequ.personnel.tenure.ServiceRecord;
import org.shequ.personnel.tenure.TenureMode;
import org.shequ.personnel.vocabulary.Certificate;
import org.shequ.personnel.vocabulary.Post;
import org.shequ.personnel.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Brings pay records up to date whenever something has changed that they depend on. On entering the establishment the
 * community grade ends and the pay of the institution or of the civil service begins.
 */
@ApplicationScoped
public class RecalculatePay {

    private final PayRecords records;
    private final Policies policies;
    private final Careers careers;
    private final BusinessClock clock;

    @Inject
    public RecalculatePay(PayRecords records, Policies policies, Careers careers, BusinessClock clock) {
        this.records = records;
        this.policies = policies;
        this.careers = careers;
        this.clock = clock;
    }

    void afterCareers(@Observes CareersAltered altered) {
        settle(altered.careers(), altered.cause(), clock.today());
    }

    void afterPeople(@Observes PeopleAltered altered) {
        recalculate(altered.people(), altered.cause());
    }

    void recalculate(List<Person> people, String cause) {
        settle(withCareers(people), cause, clock.today());
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

    /** What the passing of time has changed by the day for which the people were to be looked at. */
    void review(List<Person> people, LocalDate day) {
        settle(withCareers(people), "TIME", day);
    }

    /** How somebody is paid and how it would be on the day; null where no scheme covers. */
    record Move(
            Person person,
            @Nullable PayRecord present,
            @Nullable PayRecord due) {}

    /** Whose pay would be another on the day, if all stays as recorded; changes nothing. Four queries for all of them. */
    List<Move> foresee(List<Person> people, LocalDate day) {
        List<UUID> ids = people.stream().map(Person::id).toList();
        Map<UUID, PayRecord> open = records.open(ids);
        Map<UUID, List<Integer>> failed = records.failedYears(ids);
        var tables = policies.everywhere("pay-grade", day, PayTable.class);
        List<Move> moves = new ArrayList<>();
        for (PersonCareer pair : withCareers(people)) {
            UUID id = pair.person().id();
            PayRecord present = open.get(id);
            PayRecord due = due(pair, failed.getOrDefault(id, List.of()), tables, "YEARLY", day)
                    .orElse(null);
            if (due == null ? present != null : !due.paysLike(present)) {
                moves.add(new Move(pair.person(), present, due));
            }
        }
        return moves;
    }

    /** Pays people from the day on as it is due then. */
    void batch(List<Person> people, LocalDate day) {
        settle(withCareers(people), "YEARLY", day);
    }

    private void settle(List<PersonCareer> people, String cause, LocalDate today) {
        List<UUID> ids = people.stream().map(pair -> pair.person().id()).toList();
        Map<UUID, PayRecord> open = records.open(ids);
        Map<UUID, List<Integer>> failed = records.failedYears(ids);
        var tables = policies.everywhere("pay-grade", today, PayTable.class);
        List<PayRecord> superseded = new ArrayList<>();
        List<PayRecord> written = new ArrayList<>();
        Map<UUID, Optional<LocalDate>> reviews = new LinkedHashMap<>();
        for (PersonCareer pair : people) {
            UUID id = pair.person().id();
            PayRecord present = open.get(id);
            PayRecord due = due(pair, failed.getOrDefault(id, List.of()), tables, cause, today)
                    .map(record -> present == null ? record.startingOn(today) : record.notBefore(present))
                    .orElse(null);
            if (due == null ? present != null : !due.paysLike(present)) {
                replace(present, due, today, superseded, written);
            }
            reviews.put(id, nextReview(pair, due, tables, today));
        }
        records.write(superseded, written, clock.instant());
        records.plan(reviews);
    }

    private static void replace(
            @Nullable PayRecord present,
            @Nullable PayRecord due,
            LocalDate today,
            List<PayRecord> superseded,
            List<PayRecord> written) {
        LocalDate turn = due == null ? today : due.held().from();
        if (present != null) {
            superseded.add(present);
            if (present.held().from().isBefore(turn)) {
                written.add(present.endedOn(turn));
            }
        }
        if (due != null) {
            written.add(due);
        }
    }

    /** How the person is to be paid from now on; empty for whom no scheme covers. */
    private Optional<PayRecord> due(
            PersonCareer pair,
            List<Integer> failedYears,
            Policies.Everywhere<PayTable> tables,
            String cause,
            LocalDate today) {
        Person person = pair.person();
        Standing standing = pair.career().on(today);
        Post post = standing.post();
        String unit = standing.unitCode();
        if (person.status().hasLeft() || post == null || unit == null) {
            return Optional.empty();
        }
        TenureKind kind = standing.tenureKind();
        if (kind == TenureKind.PUBLIC_INSTITUTION || kind == TenureKind.CIVIL_SERVANT) {
            PayScheme scheme = kind == TenureKind.PUBLIC_INSTITUTION ? PayScheme.INSTITUTION : PayScheme.CIVIL_SERVICE;
            LocalDate since = pair.career()
                    .identities()
                    .on(today)
                    .findFirst()
                    .map(Identity::held)
                    .map(Period::from)
                    .orElse(today);
            return Optional.of(new PayRecord(
                    Ids.next(), 0, person.id(), scheme, null, null, Period.since(since), cause, List.of()));
        }
        var table = tables.around(unit);
        if (!table.definition().covers(post)) {
            return Optional.empty();
        }
        PayGrade grade = PayGrade.of(facts(pair, post, failedYears, table.definition(), today), table.definition());
        return Optional.of(new PayRecord(
                Ids.next(),
                0,
                person.id(),
                PayScheme.COMMUNITY_GRADES,
                grade.grade(),
                table.id(),
                Period.since(today),
                cause,
                grade.terms()));
    }

    /** The next day on which time alone may move the grade; empty for whom no table of grades covers. */
    private static Optional<LocalDate> nextReview(
            PersonCareer pair, @Nullable PayRecord due, Policies.Everywhere<PayTable> tables, LocalDate today) {
        String unit = pair.career().on(today).unitCode();
        if (due == null || due.grade() == null || unit == null) {
            return Optional.empty();
        }
        LocalDate employed = pair.person().fields().certificateEmployedFrom();
        return Stream.concat(
                        new ServiceRecord(pair.career().assignments().all())
                                        .nextFullYear(
                                                tables.around(unit)
                                                        .definition()
                                                        .ladder()
                                                        .keySet(),
                                                today)
                                        .stream(),
                        Stream.ofNullable(employed).filter(day -> day.isAfter(today)))
                .min(LocalDate::compareTo);
    }

    private static PayFacts facts(
            PersonCareer pair, Post post, List<Integer> failedYears, PayTable table, LocalDate today) {
        var fields = pair.person().fields();
        var served = new ServiceRecord(pair.career().assignments().all())
                .tenure(table.ladder().keySet(), TenureMode.CUMULATIVE, today, 0);
        LocalDate employed = fields.certificateEmployedFrom();
        Certificate certificate = employed != null && !employed.isAfter(today) ? fields.certificate() : null;
        LocalDate since = served.since();
        List<Integer> counted = since == null
                ? List.of()
                : failedYears.stream().filter(year -> year >= since.getYear()).toList();
        return new PayFacts(post, served.months(), counted, fields.education(), certificate);
    }
}
