package org.shequ.selection.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The places that rounds hold. */
@ApplicationScoped
public class Places implements PanacheRepositoryBase<Place, UUID> {

    private final PlaceRequests requests;

    public Places(PlaceRequests requests) {
        this.requests = requests;
    }

    public List<Place> of(UUID roundId) {
        return list("roundId = ?1 order by id", roundId);
    }

    /** Places of a position that an appointment may take: locked and free. */
    public List<Place> freeAndLocked(UUID roundId, UUID positionId) {
        var locked = requests.of(roundId).stream()
                .filter(request -> request.state() == PlaceRequestState.LOCKED)
                .map(PlaceRequest::id)
                .collect(Collectors.toSet());
        return of(roundId).stream()
                .filter(place -> place.positionId().equals(positionId) && place.state() == Place.State.FREE)
                .filter(place -> locked.contains(place.requestId()))
                .toList();
    }
}
