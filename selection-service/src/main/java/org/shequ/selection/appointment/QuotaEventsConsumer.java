package org.shequ.selection.appointment;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.quota.PlaceConfirmationRefused;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.quota.PlaceOccupied;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** What quota-service says of the places of appointments. */
@ApplicationScoped
public class QuotaEventsConsumer implements EventConsumer {

    static final String PLACE_REFUSED = "PLACE_REFUSED:";

    private final AppointmentProgress progress;

    QuotaEventsConsumer(AppointmentProgress progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "appointment-places";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.QUOTA_PLACE);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(PlaceConfirmed.class)
                .ifPresent(confirmed ->
                        progress.placeConfirmed(confirmed.appointment().appointmentId(), event.time()));
        event.as(PlaceOccupied.class)
                .ifPresent(
                        occupied -> progress.placeOccupied(occupied.appointmentId(), occupied.placeId(), event.time()));
        event.as(PlaceConfirmationRefused.class)
                .ifPresent(refused ->
                        progress.rejected(refused.appointmentId(), PLACE_REFUSED + refused.reason(), event.time()));
    }
}
