package org.shequ.selection.appointment;

import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** What personnel-service says of appointments. */
@ApplicationScoped
public class PersonnelEventsConsumer implements EventConsumer {

    private final AppointmentProgress progress;

    PersonnelEventsConsumer(AppointmentProgress progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "appointment-personnel";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_CAREER);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(AppointmentEffected.class)
                .ifPresent(effected -> progress.effected(effected.appointmentId(), event.time()));
        event.as(AppointmentRejected.class)
                .ifPresent(rejected ->
                        progress.rejected(rejected.appointmentId(), EventJson.name(rejected.reason()), event.time()));
    }
}
