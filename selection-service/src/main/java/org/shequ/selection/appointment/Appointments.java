package org.shequ.selection.appointment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** The appointments. */
@ApplicationScoped
public class Appointments implements PanacheRepositoryBase<Appointment, UUID> {

    /** For a consumer: unknown is for later, so the event is parked and tried again. */
    Appointment open(UUID id) {
        var appointment = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (appointment == null) {
            throw new IllegalStateException("No appointment " + id);
        }
        return appointment;
    }

    List<Appointment> of(UUID roundId) {
        return list("roundId = ?1 order by id", roundId);
    }

    List<Appointment> page(UUID roundId, @Nullable UUID after, int limit) {
        return find("roundId = ?1 and id > ?2 order by id", roundId, after == null ? new UUID(0, 0) : after)
                .range(0, limit - 1)
                .list();
    }

    public List<Appointment> ofRegistration(UUID registrationId) {
        return list("registrationId = ?1 order by id", registrationId);
    }

    /** Those of the given people who have an appointment that has not taken effect yet, in whatever round. */
    Set<UUID> underWay(Collection<UUID> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        return stream(
                        "personId in ?1 and status in ?2",
                        people,
                        List.of(AppointmentStatus.DECIDED, AppointmentStatus.CONFIRMED))
                .map(Appointment::personId)
                .collect(Collectors.toSet());
    }
}
