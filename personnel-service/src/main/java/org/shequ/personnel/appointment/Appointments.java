package org.shequ.personnel.appointment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.kit.database.Database;
import org.shequ.kit.page.Seek;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Appointments that selection decided, and what became of them here. */
@ApplicationScoped
class Appointments implements PanacheRepositoryBase<Appointment, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;

    Appointments(Database database) {
        this.database = database;
    }

    /** Whose day has come, after one that was looked at already; not locked, for the person is locked first. */
    List<Appointment> due(LocalDate today, @Nullable AppointmentDetail after, int limit) {
        var due = after == null
                ? find(
                        "status = ?1 and effectiveOn <= ?2 order by effectiveOn, id",
                        CareerAppointmentStatus.SCHEDULED,
                        today)
                : find(
                        "status = ?1 and effectiveOn <= ?2 and (effectiveOn > ?3 or (effectiveOn = ?3 and id > ?4))"
                                + " order by effectiveOn, id",
                        CareerAppointmentStatus.SCHEDULED,
                        today,
                        after.effectiveOn(),
                        after.appointmentId());
        return due.range(0, limit - 1).list();
    }

    /** For whom it is now: may have been united with another record since. */
    Optional<UUID> personOf(UUID id) {
        return database.find("SELECT person_id FROM appointments WHERE id = ?", row -> row.getId("person_id"), id);
    }

    Optional<Appointment> open(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Of people whose locks the caller holds; of many by one statement, for an import asks it of thousands. */
    List<Appointment> scheduledOf(Collection<UUID> people) {
        return database
                .list(
                        "SELECT id FROM appointments WHERE person_id = ANY (?) AND status = ? ORDER BY id",
                        row -> row.getId("id"),
                        people,
                        CareerAppointmentStatus.SCHEDULED)
                .stream()
                .flatMap(id -> open(id).stream())
                .toList();
    }

    List<Appointment> page(UUID person, Seek seek) {
        String after = seek.after(0);
        return find("personId = ?1 and id > ?2 order by id", person, after == null ? FIRST : UUID.fromString(after))
                .range(0, seek.fetch() - 1)
                .list();
    }
}
