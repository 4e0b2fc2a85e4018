package org.shequ.quota.headcount;

import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.inbox.LastStates;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.kit.inbox.StateProjection;
import org.shequ.quota.place.FinishPlace;
import org.shequ.quota.standard.Standards;

import java.util.ArrayList;
import java.util.List;
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
public class PersonnelEventsConsumer implements StateProjection {

    private static final Set<String> EFFECTS = Set.of(
            EventJson.typeOf(AppointmentEffected.class).type(),
            EventJson.typeOf(AppointmentRejected.class).type());

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

    /** Events between two effects are kept at once; an effect is applied in its place. */
    @Override
    public void keep(List<ReceivedEvent> events) {
        var states = new ArrayList<ReceivedEvent>(events.size());
        for (var event : events) {
            if (EFFECTS.contains(event.type())) {
                keepStates(states);
                states.clear();
                event.traced(name(), () -> takeEffect(event));
            } else {
                states.add(event);
            }
        }
        keepStates(states);
    }

    private void takeEffect(ReceivedEvent event) {
        event.as(AppointmentEffected.class).ifPresent(effected -> {
            careers.lock(effected.personId());
            finishPlace.effected(effected);
        });
        event.as(AppointmentRejected.class).ifPresent(rejected -> {
            // while a place was confirmed for them, the settling left them to it
            careers.makeDue(List.of(rejected.personId()), clock.today());
            finishPlace.rejected(rejected, clock.day(event.time()));
        });
    }

    private void keepStates(List<ReceivedEvent> states) {
        var today = clock.today();
        careers.keepPeople(LastStates.of(PersonChanged.class, states), today);
        var told = LastStates.of(CareerChanged.class, states);
        if (told.isEmpty()) {
            return;
        }
        var policies = new CountingPolicies(standards.countingUntil(today));
        var statuses = careers.statuses(
                told.stream().map(one -> one.state().personId()).toList());
        var kept = told.stream()
                .map(one -> {
                    var career = one.state();
                    var verdict = policies.judge(career, statuses.get(career.personId()), today);
                    return new Careers.Kept(career, one.event().version(), verdict);
                })
                .toList();
        careers.keep(kept, today);
    }

    @Override
    public void reset() {
        careers.clear();
    }
}
