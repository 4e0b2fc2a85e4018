package org.shequ.selection.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The objections. */
@ApplicationScoped
public class Objections implements PanacheRepositoryBase<Objection, UUID> {

    List<Objection> page(UUID roundId, @Nullable UUID after, int limit) {
        return find("roundId = ?1 and id > ?2 order by id", roundId, after == null ? new UUID(0, 0) : after)
                .range(0, limit - 1)
                .list();
    }

    public List<Objection> against(UUID registrationId) {
        return list("registrationId = ?1 order by id", registrationId);
    }

    boolean isHeld(UUID registrationId) {
        return count("registrationId = ?1 and state = ?2", registrationId, Objection.State.OPEN) > 0;
    }
}
