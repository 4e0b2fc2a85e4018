package org.shequ.selection.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The positions of the rounds. */
@ApplicationScoped
public class Positions implements PanacheRepositoryBase<Position, UUID> {

    public List<Position> of(UUID roundId) {
        return list("roundId = ?1 order by number", roundId);
    }

    public Optional<Position> find(UUID roundId, UUID positionId) {
        return findByIdOptional(positionId)
                .filter(position -> position.roundId().equals(roundId));
    }
}
