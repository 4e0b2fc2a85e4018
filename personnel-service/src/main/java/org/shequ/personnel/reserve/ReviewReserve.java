package org.shequ.personnel.reserve;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.CareerProblems;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.ReserveMembership;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reviews a member of the reserve pool: kept, kept longer, or removed; the membership follows. */
@ApplicationScoped
public class ReviewReserve {

    private final ReservePool pool;
    private final People people;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    public ReviewReserve(
            ReservePool pool,
            People people,
            Careers careers,
            RecordCareers recordCareers,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.pool = pool;
        this.people = people;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** @param until the new end, exclusive; only and always with EXTENDED */
    record Finding(
            LocalDate on, ReviewOutcome outcome, @Nullable LocalDate until, String orderNumber) {}

    /** The review, and the person's version afterwards. */
    record Outcome(ReservePool.Review review, long version) {}

    @Transactional
    Outcome handle(UUID personId, Finding finding, @Nullable Version expected) {
        Person person = people.lock(personId, caller.scope(), expected);
        if (finding.on().isAfter(clock.today())) {
            throw refused("/on", "NOT_IN_FUTURE", "lies in the future", "不得晚于当日");
        }
        Career career = careers.get(personId);
        ReserveMembership membership = career.reserveMemberships()
                .on(finding.on())
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.NOT_IN_RESERVE, finding.on()));
        apply(finding, membership, career);
        var review = new ReservePool.Review(
                Ids.next(),
                personId,
                membership.id(),
                finding.on(),
                finding.outcome(),
                finding.orderNumber(),
                clock.instant(),
                caller.subject());
        pool.insert(review);
        if (career.isAltered()) {
            recordCareers.record(List.of(new PersonCareer(person, career)), "RESERVE_REVIEW");
        } else {
            people.touch(personId);
        }
        audit.append(
                "reserve-reviewed",
                "person",
                personId.toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of("outcome", finding.outcome().name(), "orderNumber", finding.orderNumber()));
        return new Outcome(review, people.get(personId, caller.scope()).version());
    }

    private static void apply(Finding finding, ReserveMembership membership, Career career) {
        LocalDate until = finding.until();
        if ((finding.outcome() == ReviewOutcome.EXTENDED) != (until != null)) {
            throw refused("/until", "WITH_EXTENDED", "goes with EXTENDED, and only with it", "仅在延长时填写，且必填");
        }
        switch (finding.outcome()) {
            case KEPT -> {
                // the membership stays as it is
            }
            case EXTENDED -> extend(membership, Objects.requireNonNull(until), finding.orderNumber(), career);
            case REMOVED -> career.leaveReserve(finding.on());
        }
    }

    private static void extend(ReserveMembership membership, LocalDate until, String orderNumber, Career career) {
        LocalDate present = membership.held().to();
        if (present == null || !until.isAfter(present)) {
            throw refused("/until", "LATER", "must be later than the present end", "须晚于现有期限");
        }
        CareerProblems.refusing(() -> career.prolongReserve(membership, until, orderNumber));
    }

    private static ProblemException refused(String pointer, String rule, String en, String zh) {
        return ProblemException.of(CommonProblem.RULE_VIOLATED).violation(pointer, rule, en, zh);
    }
}
