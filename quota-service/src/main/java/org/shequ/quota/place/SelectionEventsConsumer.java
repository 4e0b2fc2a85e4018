package org.shequ.quota.place;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Answers rounds and appointments with places. Its effects are decisions, not a projection: it is never rebuilt. */
@ApplicationScoped
public class SelectionEventsConsumer implements EventConsumer {

    private final ReservePlaces reservePlaces;
    private final LockPlaces lockPlaces;
    private final ReturnPlaces returnPlaces;
    private final ConfirmPlace confirmPlace;

    SelectionEventsConsumer(
            ReservePlaces reservePlaces, LockPlaces lockPlaces, ReturnPlaces returnPlaces, ConfirmPlace confirmPlace) {
        this.reservePlaces = reservePlaces;
        this.lockPlaces = lockPlaces;
        this.returnPlaces = returnPlaces;
        this.confirmPlace = confirmPlace;
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SELECTION_ROUND, Topics.SELECTION_APPOINTMENT);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(PlacesRequested.class).ifPresent(requested -> reservePlaces.handle(requested, event.time()));
        event.as(PlacesLockRequested.class).ifPresent(lockPlaces::handle);
        event.as(PlacesReturned.class).ifPresent(returned -> returnPlaces.handle(returned, event.time()));
        event.as(AppointmentDecided.class).ifPresent(decided -> confirmPlace.handle(decided.appointment()));
    }
}
