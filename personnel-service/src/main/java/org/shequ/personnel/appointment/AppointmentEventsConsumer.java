package org.shequ.personnel.appointment;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.ProbationEnded;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes up appointments: those that need a place once quota has confirmed it, the others as selection decides them. */
@ApplicationScoped
public class AppointmentEventsConsumer implements EventConsumer {

    private final ScheduleAppointment schedule;
    private final EndProbation endProbation;

    public AppointmentEventsConsumer(ScheduleAppointment schedule, EndProbation endProbation) {
        this.schedule = schedule;
        this.endProbation = endProbation;
    }

    @Override
    public String name() {
        return "appointments";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.QUOTA_PLACE, Topics.SELECTION_APPOINTMENT);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(PlaceConfirmed.class).ifPresent(confirmed -> schedule.handle(confirmed.appointment()));
        event.as(AppointmentDecided.class)
                .filter(decided -> decided.appointment().placeId() == null)
                .ifPresent(decided -> schedule.handle(decided.appointment()));
        event.as(ProbationEnded.class).ifPresent(endProbation::handle);
    }
}
