package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.RESERVE_MEMBERSHIPS_OVERLAP;

/** Which memberships of the reserve exclude each other: one at a time. */
final class ReservePlaces {

    private final Timeline<ReserveMembership> memberships;
    private final Supplier<UUID> ids;

    ReservePlaces(Timeline<ReserveMembership> memberships, Supplier<UUID> ids) {
        this.memberships = memberships;
        this.ids = ids;
    }

    void enter(Period held, @Nullable String order, @Nullable UUID cause) {
        put(new ReserveMembership(ids.get(), 0, held, order, cause));
    }

    /** Lets a membership last until a later day, which is its first no more. */
    ReserveMembership prolong(ReserveMembership membership, LocalDate until, String order) {
        return put(new ReserveMembership(
                membership.id(),
                membership.revision(),
                membership.held().until(until),
                order,
                membership.appointmentId()));
    }

    private ReserveMembership put(ReserveMembership wanted) {
        memberships.stream()
                .filter(other -> !other.id().equals(wanted.id()) && other.held().overlaps(wanted.held()))
                .findFirst()
                .ifPresent(other -> {
                    throw new CareerRefusal(RESERVE_MEMBERSHIPS_OVERLAP, wanted.held(), other.held());
                });
        memberships.put(wanted);
        return wanted;
    }

    void leave(LocalDate on) {
        memberships.clearFrom(
                on, membership -> membership.over(membership.held().until(on)));
    }
}
