package org.shequ.personnel.career.timeline;

import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What an appointment began ends again, and what it had put an end to goes on. */
final class AppointmentUndone {

    private final Timeline<Assignment> assignments;
    private final Timeline<Identity> identities;
    private final Timeline<ReserveMembership> reserveMemberships;
    private final Supplier<UUID> ids;

    AppointmentUndone(
            Timeline<Assignment> assignments,
            Timeline<Identity> identities,
            Timeline<ReserveMembership> reserveMemberships,
            Supplier<UUID> ids) {
        this.assignments = assignments;
        this.identities = identities;
        this.reserveMemberships = reserveMemberships;
        this.ids = ids;
    }

    /**
     * Ends on a day what an appointment began, and lets what it had put an end to go on from there. What was begun since
     * by other documents stays.
     *
     * @param began the day on which the appointment took effect
     * @param standing the unit in which a former post goes on; null when nothing is left of it
     */
    void undo(UUID appointmentId, LocalDate began, LocalDate on, String order, Career.Destinations standing) {
        if (end(assignments, appointmentId, on, held -> held.ended(on, "PROBATION_FAILED", order))
                && assignments.on(on).noneMatch(Assignment::primary)) {
            assignments.stream()
                    .filter(held -> held.primary() && began.equals(held.held().to()))
                    .findFirst()
                    .ifPresent(former -> resume(former, on, order, standing));
        }
        if (end(identities, appointmentId, on, held -> held.over(held.held().until(on)))
                && identities.on(on).findAny().isEmpty()) {
            identities.stream()
                    .filter(held -> began.equals(held.held().to()))
                    .findFirst()
                    .ifPresent(former -> identities.put(new Identity(
                            ids.get(),
                            0,
                            former.kind(),
                            until(identities.stream(), on),
                            order,
                            former.appointmentId())));
        }
        end(reserveMemberships, appointmentId, on, held -> held.over(held.held().until(on)));
    }

    private static <T extends Tenancy<T>> boolean end(
            Timeline<T> timeline, UUID appointmentId, LocalDate on, UnaryOperator<T> ending) {
        boolean ended = false;
        for (T held : timeline.all()) {
            if (appointmentId.equals(held.appointmentId()) && held.held().endsAfter(on)) {
                ended = true;
                if (held.held().from().isBefore(on)) {
                    timeline.put(ending.apply(held));
                } else {
                    timeline.withdraw(held);
                }
            }
        }
        return ended;
    }

    private void resume(Assignment former, LocalDate on, String order, Career.Destinations standing) {
        String unitCode = standing.of(former.unitCode());
        if (unitCode != null) {
            assignments.put(new Assignment(
                    ids.get(),
                    0,
                    unitCode,
                    former.post(),
                    true,
                    until(assignments.stream().filter(Assignment::primary), on),
                    order,
                    former.appointmentId(),
                    null));
        }
    }

    /** From the day until the next of the tenancies begins. */
    private static Period until(Stream<? extends Tenancy<?>> others, LocalDate on) {
        return new Period(
                on,
                others.map(other -> other.held().from())
                        .filter(from -> from.isAfter(on))
                        .min(LocalDate::compareTo)
                        .orElse(null));
    }
}
