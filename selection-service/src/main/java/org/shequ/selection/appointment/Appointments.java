package org.shequ.selection.appointment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.problem.ProblemException;

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

    /** The round of an appointment. For a consumer: unknown is for later, so the event is parked and tried again. */
    UUID roundOf(UUID id) {
        return getEntityManager()
                .createQuery("select a.roundId from Appointment a where a.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No appointment " + id));
    }

    /** For a caller: unknown is not found. */
    UUID roundOfExisting(UUID id) {
        return findByIdOptional(id)
                .map(Appointment::roundId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** Fresh and locked; the caller holds the round's lock. */
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

    /**
     * Those of the given people whom another round of the kind has appointed since they registered in this one: what was
     * found of them then no longer holds.
     */
    Set<UUID> appointedSinceRegistering(UUID roundId, RoundKind kind, Collection<UUID> people) {
        return people.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery(
                                "select a.personId from Appointment a, Registration r where r.roundId = :round"
                                        + " and r.personId = a.personId and a.personId in :people"
                                        + " and a.roundId <> :round and a.terms.roundKind = :kind and a.status in :done"
                                        + " and a.decidedAt > r.registeredAt",
                                UUID.class)
                        .setParameter("round", roundId)
                        .setParameter("kind", kind)
                        .setParameter("people", people)
                        .setParameter("done", List.of(AppointmentStatus.EFFECTED, AppointmentStatus.CLOSED))
                        .getResultList());
    }
}
