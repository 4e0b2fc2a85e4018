package org.shequ.quota.place;

import org.shequ.contracts.event.quota.PlaceRequestChanged;
import org.shequ.contracts.event.quota.PlaceState;
import org.shequ.quota.ledger.Account;

import java.util.List;

/** What is told of the places of offices. */
final class OfficeEvents {

    private OfficeEvents() {}

    static PlaceRequestChanged changed(PlaceRequest request, Account account, List<Place> places) {
        return new PlaceRequestChanged(
                request.id(),
                account.id(),
                account.unitCode(),
                places.stream()
                        .map(place -> new PlaceState(place.id(), told(place.status()), place.personId()))
                        .toList(),
                places.stream().anyMatch(place -> place.status() == PlaceStatus.HELD) ? request.expiresAt() : null);
    }

    private static org.shequ.contracts.event.quota.PlaceStatus told(PlaceStatus status) {
        return switch (status) {
            case HELD -> org.shequ.contracts.event.quota.PlaceStatus.HELD;
            case LOCKED -> org.shequ.contracts.event.quota.PlaceStatus.LOCKED;
            case CONFIRMED -> org.shequ.contracts.event.quota.PlaceStatus.CONFIRMED;
            case OCCUPIED -> org.shequ.contracts.event.quota.PlaceStatus.OCCUPIED;
            case RELEASED -> org.shequ.contracts.event.quota.PlaceStatus.RELEASED;
            case EXPIRED -> org.shequ.contracts.event.quota.PlaceStatus.EXPIRED;
        };
    }
}
