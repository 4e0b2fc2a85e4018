package org.shequ.selection.round;

import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.Outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Asks quota-service for places and gives them back, always for a round whose lock the caller holds. */
@ApplicationScoped
public class PlacesKeeper {

    private final Positions positions;
    private final PlaceRequests requests;
    private final Places places;
    private final Outbox outbox;
    private final BusinessClock clock;

    public PlacesKeeper(
            Positions positions, PlaceRequests requests, Places places, Outbox outbox, BusinessClock clock) {
        this.positions = positions;
        this.requests = requests;
        this.places = places;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** How many places each position lacks, counting requests that have not been answered as fulfilled. */
    Map<Position, Integer> missing(SelectionRound round) {
        var held = places.of(round.id()).stream()
                .filter(Place::isHeld)
                .collect(Collectors.groupingBy(Place::positionId, Collectors.counting()));
        var asked = requests.of(round.id()).stream()
                .filter(request -> request.state().isOpen())
                .collect(Collectors.groupingBy(PlaceRequest::positionId, Collectors.summingInt(PlaceRequest::count)));
        return positions.of(round.id()).stream()
                .collect(Collectors.toMap(
                        position -> position,
                        position -> position.places()
                                - held.getOrDefault(position.id(), 0L).intValue()
                                - asked.getOrDefault(position.id(), 0)));
    }

    /** Asks for what the positions lack. @return how many places were asked for */
    int request(SelectionRound round) {
        int count = 0;
        List<Event> asked = new ArrayList<>();
        var now = clock.instant();
        var expiresAt = now.plus(Duration.ofDays(round.terms().reservationDays()));
        var lacking = missing(round);
        for (var position : positions.of(round.id())) {
            var lack = lacking.getOrDefault(position, 0);
            if (lack > 0) {
                var request = new PlaceRequest(Ids.next(), position, lack, expiresAt, now);
                requests.persist(request);
                asked.add(new PlacesRequested(
                        round.id(),
                        request.id(),
                        position.id(),
                        round.kind().accountKind().orElseThrow(),
                        position.unitCode(),
                        position.planId(),
                        lack,
                        expiresAt));
                count += lack;
            }
        }
        outbox.publishAll(asked);
        return count;
    }

    /** Asks that reserved places no longer expire. */
    void lock(SelectionRound round) {
        List<UUID> ids = new ArrayList<>();
        for (var request : requests.of(round.id())) {
            if (request.take(PlaceRequestState.REQUEST_LOCK)) {
                ids.add(request.id());
            }
        }
        if (!ids.isEmpty()) {
            outbox.publish(new PlacesLockRequested(round.id(), ids));
        }
    }

    /**
     * Gives back every place that no appointment has taken, and whatever unanswered requests may still bring: for an
     * unknown reservation quota-service keeps a tombstone.
     *
     * @return how many places were given back
     */
    public int giveBack(SelectionRound round, String reason) {
        int count = 0;
        var byRequest = places.of(round.id()).stream().collect(Collectors.groupingBy(Place::requestId));
        for (var request : requests.of(round.id())) {
            var free = byRequest.getOrDefault(request.id(), List.of()).stream()
                    .filter(place -> place.state() == Place.State.FREE)
                    .toList();
            var unanswered = request.state().isOpen();
            if (!free.isEmpty() || unanswered) {
                free.forEach(Place::returned);
                if (unanswered || free.size() == request.count()) {
                    request.take(PlaceRequestState.RETURN);
                }
                count += free.size();
                outbox.publish(new PlacesReturned(
                        round.id(), request.id(), free.stream().map(Place::id).toList(), reason));
            }
        }
        return count;
    }
}
