package org.shequ.selection.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The requests for places. */
@ApplicationScoped
public class PlaceRequests implements PanacheRepositoryBase<PlaceRequest, UUID> {

    /** Oldest first. */
    List<PlaceRequest> of(UUID roundId) {
        return list("roundId = ?1 order by requestedAt, id", roundId);
    }
}
