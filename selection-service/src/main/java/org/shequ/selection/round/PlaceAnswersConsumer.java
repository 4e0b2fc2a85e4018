package org.shequ.selection.round;

import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.quota.PlaceReleased;
import org.shequ.contracts.event.quota.PlacesLocked;
import org.shequ.contracts.event.quota.PlacesRefused;
import org.shequ.contracts.event.quota.PlacesReserved;
import org.shequ.kit.database.Json;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What quota-service answers to requests for places. An answer that comes late or twice changes nothing. */
@ApplicationScoped
public class PlaceAnswersConsumer implements EventConsumer {

    private final SelectionRounds rounds;
    private final PlaceRequests requests;
    private final Places places;
    private final PlacesKeeper keeper;
    private final RoundChronicle chronicle;
    private final Json json;

    public PlaceAnswersConsumer(
            SelectionRounds rounds,
            PlaceRequests requests,
            Places places,
            PlacesKeeper keeper,
            RoundChronicle chronicle,
            Json json) {
        this.rounds = rounds;
        this.requests = requests;
        this.places = places;
        this.keeper = keeper;
        this.chronicle = chronicle;
        this.json = json;
    }

    @Override
    public String name() {
        return "round-places";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.QUOTA_PLACE);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(PlacesReserved.class).ifPresent(reserved -> apply(reserved, event));
        event.as(PlacesRefused.class).ifPresent(refused -> apply(refused, event));
        event.as(PlacesLocked.class).ifPresent(this::apply);
        event.as(PlaceReleased.class).ifPresent(this::apply);
    }

    private void apply(PlacesReserved reserved, ReceivedEvent event) {
        var round = rounds.lock(reserved.roundId());
        var request = get(reserved.placeRequestId());
        var before = round.step();
        if (!request.take(PlaceRequestState.RESERVE)) {
            return;
        }
        request.reserved(reserved.accountId(), reserved.expiresAt(), event.time());
        reserved.placeIds().forEach(id -> places.persist(new Place(id, request)));
        places.flush();
        if (round.status() == RoundStatus.RUNNING) {
            round.touch();
            keeper.lock(round);
        }
        settle(round);
        chronicle.record(
                round,
                before,
                "places-reserved",
                null,
                Map.of("places", reserved.placeIds().size()));
    }

    private void apply(PlacesRefused refused, ReceivedEvent event) {
        var round = rounds.lock(refused.roundId());
        var request = get(refused.placeRequestId());
        var before = round.step();
        if (!request.take(PlaceRequestState.REFUSE)) {
            return;
        }
        request.refused(EventJson.name(refused.reason()), json.write(refused.figures()), event.time());
        requests.flush();
        settle(round);
        chronicle.record(
                round,
                before,
                "places-refused",
                EventJson.name(refused.reason()),
                Map.of(
                        "vacancy",
                        refused.figures().vacancy(),
                        "requested",
                        refused.figures().requested()));
    }

    /** Once no request is open, the round knows where it stands. */
    private void settle(SelectionRound round) {
        var all = requests.of(round.id());
        if (round.status() == RoundStatus.PLACES_REQUESTED
                && all.stream().noneMatch(request -> request.state().isOpen())) {
            round.placesAnswered(keeper.missing(round).values().stream().allMatch(lack -> lack <= 0));
        } else {
            round.touch();
        }
    }

    private void apply(PlacesLocked locked) {
        var round = rounds.lock(locked.roundId());
        var before = round.step();
        if (get(locked.placeRequestId()).take(PlaceRequestState.LOCK)) {
            round.touch();
            chronicle.record(
                    round,
                    before,
                    "places-locked",
                    null,
                    Map.of("places", locked.placeIds().size()));
        }
    }

    private void apply(PlaceReleased released) {
        var request = get(released.placeRequestId());
        var round = rounds.lock(request.roundId());
        var before = round.step();
        var place = places.findById(released.placeId());
        if (place == null || place.state() == Place.State.RELEASED) {
            return;
        }
        var ours = place.state() == Place.State.RETURNED;
        place.released();
        places.flush();
        if (released.reason() == PlaceReleaseReason.EXPIRED) {
            request.take(PlaceRequestState.EXPIRE);
        }
        if (round.status() == RoundStatus.PLACES_RESERVED) {
            round.placesAnswered(false);
        } else {
            round.touch();
        }
        if (!ours) {
            chronicle.record(round, before, "place-released", EventJson.name(released.reason()), Map.of());
        }
    }

    /** Unknown is for later: the event is parked and tried again. */
    private PlaceRequest get(UUID id) {
        var request = requests.findById(id);
        if (request == null) {
            throw new IllegalStateException("No place request " + id);
        }
        return request;
    }
}
