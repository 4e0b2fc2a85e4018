package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.quota.place.OfficeRequests.Taken;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Confirms a locked place for the person whom the office hires. */
@ApplicationScoped
class ConfirmOfficePlace {

    private final OfficeRequests requests;
    private final OfficePlaces places;

    ConfirmOfficePlace(OfficeRequests requests, OfficePlaces places) {
        this.requests = requests;
        this.places = places;
    }

    @Transactional
    Taken handle(UUID id, @Nullable Version expected, UUID placeId, UUID person, LocalDate effectiveOn) {
        var request = requests.open(id, expected);
        var confirmed = places.confirm(placeId, id, Ids.next(), person, effectiveOn)
                .orElseThrow(() -> requests.notThere(PlaceLifecycle.CONFIRM, id));
        return requests.moved(
                request,
                List.of(confirmed),
                "place-confirmed",
                Map.of("placeId", placeId.toString(), "personId", person.toString()));
    }
}
