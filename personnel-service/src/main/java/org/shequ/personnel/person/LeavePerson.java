package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.security.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Lets somebody leave the service: posts, identity and the reserve end with it. */
@ApplicationScoped
class LeavePerson {

    private final People people;
    private final Lives lives;
    private final Announcement announcement;
    private final Event<PeopleAltered> altered;
    private final AuditLog audit;
    private final BusinessClock clock;

    LeavePerson(
            People people,
            Lives lives,
            Announcement announcement,
            Event<PeopleAltered> altered,
            AuditLog audit,
            BusinessClock clock) {
        this.people = people;
        this.lives = lives;
        this.announcement = announcement;
        this.altered = altered;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Person handle(
            UUID id,
            PersonStatus status,
            Leaving leaving,
            String orderNumber,
            Scope scope,
            @Nullable Version expected) {
        Person before = people.lock(id, scope, expected);
        PersonRules.refuse(broken(id, status, leaving));
        Person after = before.changedTo(before.fields().having(status));
        people.write(List.of(after), null);
        audit.append(
                "person-left",
                "person",
                id.toString(),
                AuditLog.unitOrEvery(after.scopeCode()),
                Map.of("status", status.name(), "leftOn", leaving.toString(), "orderNumber", orderNumber));
        announcement.announce(List.of(after));
        altered.fire(new PeopleAltered(List.of(after), "PERSON_LEFT", Map.of(id, leaving)));
        return people.get(id, scope); // the end of the posts has moved it on
    }

    private List<BilingualViolation> broken(UUID id, PersonStatus status, Leaving leaving) {
        List<BilingualViolation> broken = new ArrayList<>();
        if (!status.hasLeft()) {
            broken.add(new BilingualViolation(
                    "/status",
                    "LEAVING",
                    "must be one of RETIRED, RESIGNED, DISMISSED, DECEASED",
                    "须为退休、辞职、解聘或去世（RETIRED、RESIGNED、DISMISSED、DECEASED）"));
        }
        if (leaving.isLaterThan(clock.today())) {
            broken.add(new BilingualViolation(
                    "/lastDay",
                    "NOT_IN_FUTURE",
                    "the last day lies in the future; record it on that day",
                    "最后在岗日不得晚于当日，请到期登记"));
        }
        lives.served(List.of(id))
                .values()
                .forEach(served -> served.against(leaving, "/lastDay").ifPresent(broken::add));
        return broken;
    }
}
