package org.shequ.quota.place;

import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.quota.PlaceReleased;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.outbox.Outbox;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Movement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** What follows when places stop being reserved: one entry per request, and the events that follow. */
@ApplicationScoped
class ReleasedPlaces {

    private final PlaceRequests requests;
    private final Places places;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    ReleasedPlaces(
            PlaceRequests requests, Places places, Ledger ledger, Outbox outbox, AuditLog audit, BusinessClock clock) {
        this.requests = requests;
        this.places = places;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param on the day from which they are free */
    void settle(List<Place> gone, PlaceReleaseReason reason, LocalDate on) {
        bySource(gone).forEach((source, freed) -> settle(source, request(source), freed, reason, on));
    }

    /** Free from the day on which each request ended, however late that was noticed. */
    void expired(List<Place> gone) {
        bySource(gone).forEach((source, freed) -> {
            var request = request(source);
            settle(
                    source,
                    request,
                    freed,
                    PlaceReleaseReason.EXPIRED,
                    clock.day(Objects.requireNonNull(request.expiresAt())));
        });
    }

    private static Map<Source, List<Place>> bySource(List<Place> gone) {
        return gone.stream()
                .collect(Collectors.groupingBy(
                        place -> new Source(place.accountId(), place.requestId()), TreeMap::new, Collectors.toList()));
    }

    private PlaceRequest request(Source source) {
        return requests.find(source.request()).orElseThrow();
    }

    private void settle(
            Source source, PlaceRequest request, List<Place> freed, PlaceReleaseReason reason, LocalDate on) {
        var account = ledger.move(
                source.account(),
                Movement.releaseReserved(freed.size()),
                Cause.of("PLACE_REQUEST", source.request(), on).note(reason.name()));
        requests.touch(source.request());
        List<Event> events = new ArrayList<>();
        events.add(account.changed());
        if (request.origin() == RequestOrigin.OFFICE) {
            events.add(OfficeEvents.changed(request(source), account, places.of(source.request())));
        } else {
            freed.forEach(place ->
                    events.add(new PlaceReleased(place.requestId(), place.id(), place.appointmentId(), reason)));
        }
        outbox.publishAll(events);
        audit.append(
                "places-released",
                "place-request",
                source.request().toString(),
                account.unitCode(),
                Map.of("places", freed.size(), "reason", reason.name()));
    }

    /** Accounts are moved in the order that all follow. */
    private record Source(UUID account, UUID request) implements Comparable<Source> {

        @Override
        public int compareTo(Source other) {
            var order = account.toString().compareTo(other.account.toString());
            return order == 0 ? request.toString().compareTo(other.request.toString()) : order;
        }
    }
}
