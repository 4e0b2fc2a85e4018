package org.shequ.quota.place;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** What rounds and appointments mean for places. It decides, so it is no projection and cannot be rebuilt. */
@ApplicationScoped
class PlaceEventsConsumer implements EventConsumer {

    private final PlaceDesk desk;

    PlaceEventsConsumer(PlaceDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SELECTION_ROUND, Topics.SELECTION_APPOINTMENT, Topics.PERSONNEL_CAREER);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(PlacesRequested.class).ifPresent(desk::request);
        event.as(PlacesLockRequested.class).ifPresent(desk::lock);
        event.as(PlacesReturned.class).ifPresent(desk::giveBack);
        event.as(AppointmentDecided.class).ifPresent(decided -> desk.confirm(decided.appointment()));
        event.as(AppointmentEffected.class).ifPresent(desk::occupy);
        event.as(AppointmentRejected.class).ifPresent(desk::reject);
    }
}
