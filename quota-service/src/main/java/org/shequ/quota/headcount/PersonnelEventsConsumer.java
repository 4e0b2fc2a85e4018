package org.shequ.quota.headcount;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.quota.place.FinishPlace;
import org.shequ.quota.standard.Standards;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps careers, and ends confirmed places. Careers and effects of appointments share a topic and a key, so an effect
 * always finds the career that it belongs to.
 *
 * <p>A rebuild empties and re-reads the careers alone. The ledger, the occupancies and the places are this service's own
 * truth and stay; effects that come again find their places ended, and the settling finds nothing to move.
 */
@ApplicationScoped
public class PersonnelEventsConsumer implements EventConsumer {

    private final Careers careers;
    private final Standards standards;
    private final FinishPlace finishPlace;
    private final BusinessClock clock;

    PersonnelEventsConsumer(Careers careers, Standards standards, FinishPlace finishPlace, BusinessClock clock) {
        this.careers = careers;
        this.standards = standards;
        this.finishPlace = finishPlace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "headcount";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_CAREER, Topics.PERSONNEL_PERSON);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(CareerChanged.class).ifPresent(career -> keep(career, event.version()));
        event.as(PersonChanged.class).ifPresent(person -> careers.keepPerson(person, event.version(), clock.today()));
        event.as(AppointmentEffected.class).ifPresent(effected -> {
            careers.lock(effected.personId());
            finishPlace.effected(effected);
        });
        event.as(AppointmentRejected.class).ifPresent(rejected -> {
            // while a place was confirmed for them, the settling left them to it
            careers.makeDue(rejected.personId(), clock.today());
            finishPlace.rejected(rejected);
        });
    }

    private void keep(CareerChanged career, long version) {
        var today = clock.today();
        var policies = new CountingPolicies(standards.countingOn(today));
        careers.keep(career, version, policies.judge(career, careers.findStatus(career.personId()), today), today);
    }

    @Override
    public boolean rebuildable() {
        return true;
    }

    @Override
    public void reset() {
        careers.clear();
    }
}
