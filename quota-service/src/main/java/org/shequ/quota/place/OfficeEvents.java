package org.shequ.quota.place;

import org.shequ.contracts.event.quota.PlaceRequestChanged;
import org.shequ.contracts.event.quota.PlaceState;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.quota.ledger.Account;

import java.util.List;

/** What is published of the places of offices. */
final class OfficeEvents {

    private OfficeEvents() {}

    static PlaceRequestChanged changed(PlaceRequest request, Account account, List<Place> places) {
        return new PlaceRequestChanged(
                request.id(),
                account.id(),
                account.unitCode(),
                places.stream()
                        .map(place -> new PlaceState(place.id(), place.status(), place.personId()))
                        .toList(),
                places.stream().anyMatch(place -> place.status() == PlaceStatus.HELD) ? request.expiresAt() : null);
    }
}
