package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.personnel.vocabulary.Period;
import org.shequ.personnel.vocabulary.Standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.ALREADY_ENDED;
import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.ASSIGNMENT_UNKNOWN;
import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.END_NOT_AFTER_START;

/**
 * All that one person holds over time, as believed now. It guards that primary posts, identities and reserve
 * memberships do not overlap; what changes is written as new revisions, so that nothing is lost.
 */
public final class Career {

    private final UUID personId;
    private final Timeline<Assignment> assignments;
    private final PostPlaces places;
    private final Timeline<Identity> identities;
    private final IdentityPlaces identityPlaces;
    private final Timeline<ReserveMembership> reserveMemberships;
    private final ReservePlaces reservePlaces;
    private final Supplier<UUID> ids;

    public Career(
            UUID personId,
            List<Assignment> assignments,
            List<Identity> identities,
            List<ReserveMembership> reserveMemberships,
            Supplier<UUID> ids) {
        this.personId = personId;
        this.assignments = new Timeline<>(assignments);
        this.places = new PostPlaces(this.assignments);
        this.identities = new Timeline<>(identities);
        this.identityPlaces = new IdentityPlaces(this.identities, ids);
        this.reserveMemberships = new Timeline<>(reserveMemberships);
        this.reservePlaces = new ReservePlaces(this.reserveMemberships, ids);
        this.ids = ids;
    }

    public UUID personId() {
        return personId;
    }

    public Timeline<Assignment> assignments() {
        return assignments;
    }

    public Timeline<Identity> identities() {
        return identities;
    }

    public Timeline<ReserveMembership> reserveMemberships() {
        return reserveMemberships;
    }

    public boolean isAltered() {
        return assignments.isAltered() || identities.isAltered() || reserveMemberships.isAltered();
    }

    public Standing on(LocalDate day) {
        Optional<Assignment> primary = primaryOn(day);
        return new Standing(
                primary.map(Assignment::unitCode).orElse(null),
                primary.map(Assignment::post).orElse(null),
                identities.on(day).findFirst().map(Identity::kind).orElse(null),
                reserveMemberships.on(day).findAny().isPresent());
    }

    public Optional<Assignment> primaryOn(LocalDate day) {
        return assignments.on(day).filter(Assignment::primary).findFirst();
    }

    /** The first day from which anything is known; empty for an empty career. */
    public Optional<LocalDate> knownSince() {
        return Stream.concat(assignments.stream(), identities.stream())
                .map(tenancy -> tenancy.held().from())
                .min(LocalDate::compareTo);
    }

    /** The next day after {@code day} on which something begins or ends by itself. */
    public Optional<LocalDate> nextChangeAfter(LocalDate day) {
        return Stream.of(assignments.stream(), identities.stream(), reserveMemberships.stream())
                .flatMap(stream -> stream)
                .map(Tenancy::held)
                .flatMap(held -> Stream.concat(Stream.of(held.from()), Stream.ofNullable(held.to())))
                .filter(date -> date.isAfter(day))
                .min(LocalDate::compareTo);
    }

    /** Starts a post. The same fact reported again restates its end and order, and starts nothing. */
    public Assignment start(
            String unitCode, Post post, boolean primary, Period held, @Nullable String order, @Nullable UUID cause) {
        Assignment started = new Assignment(ids.get(), 0, unitCode, post, primary, held, order, cause, null);
        Optional<Assignment> known =
                assignments.stream().filter(started::isSameFactAs).findFirst();
        Assignment wanted = places.beside(known.map(fact -> fact.restated(held.withDaysOf(fact.held()), order))
                .orElse(started));
        if (known.filter(wanted::equals).isPresent()) {
            return wanted;
        }
        return places.put(wanted);
    }

    /** Refuses a post that {@link #start} would refuse; changes nothing. */
    public void requireFree(String unitCode, Post post, boolean primary, Period held) {
        Assignment wanted = new Assignment(ids.get(), 0, unitCode, post, primary, held, null, null, null);
        places.require(places.beside(assignments.stream()
                .filter(wanted::isSameFactAs)
                .findFirst()
                .map(fact -> fact.over(held.withDaysOf(fact.held())))
                .orElse(wanted)));
    }

    /** The day on which the last post ended for this reason; empty where it ended otherwise, or has not ended. */
    public Optional<LocalDate> endedBy(String reason) {
        return assignments.stream()
                .max(Comparator.comparing((Assignment held) -> held.held().endOrMax()))
                .filter(last -> reason.equals(last.endReason()))
                .map(last -> last.held().to());
    }

    /** Ends a post on a day: the first on which it is no longer held. */
    public Assignment end(UUID assignmentId, LocalDate on, @Nullable String reason, @Nullable String order) {
        Assignment assignment =
                assignments.find(assignmentId).orElseThrow(() -> new CareerRefusal(ASSIGNMENT_UNKNOWN, assignmentId));
        if (!on.isAfter(assignment.held().from())) {
            throw new CareerRefusal(END_NOT_AFTER_START, assignment.held().from(), on);
        }
        if (!assignment.held().endsAfter(on)) {
            throw new CareerRefusal(
                    ALREADY_ENDED, String.valueOf(assignment.held().to()));
        }
        Assignment ended = assignment.ended(on, reason, order);
        assignments.put(ended);
        return ended;
    }

    /**
     * Ends a post within a month of which no day is known.
     *
     * @param left what is left of its period, as the policy counts it; null where nothing is
     */
    public Assignment endWithin(
            UUID assignmentId,
            YearMonth month,
            Function<Assignment, @Nullable Period> left,
            @Nullable String reason,
            @Nullable String order) {
        Assignment assignment =
                assignments.find(assignmentId).orElseThrow(() -> new CareerRefusal(ASSIGNMENT_UNKNOWN, assignmentId));
        Period period = left.apply(assignment);
        if (period == null) {
            throw new CareerRefusal(END_NOT_AFTER_START, assignment.held().from(), month);
        }
        if (!assignment.held().endsAfter(period.endOrMax())) {
            throw new CareerRefusal(
                    ALREADY_ENDED, String.valueOf(assignment.held().to()));
        }
        Assignment ended = assignment.endedOver(period, reason, order);
        assignments.put(ended);
        return ended;
    }

    /** Says what a post has really been: nothing of the former statement is lost, it is only believed no longer. */
    public Assignment correct(UUID assignmentId, String unitCode, Post post, Period held, @Nullable String order) {
        Assignment known =
                assignments.find(assignmentId).orElseThrow(() -> new CareerRefusal(ASSIGNMENT_UNKNOWN, assignmentId));
        return places.put(places.beside(new Assignment(
                known.id(),
                known.revision(),
                unitCode,
                post,
                known.primary(),
                held,
                order == null ? known.orderNumber() : order,
                known.appointmentId(),
                held.to() == null ? null : known.endReason())));
    }

    /** Takes a post back: it was recorded in error and never held. */
    public void withdraw(UUID assignmentId) {
        assignments.withdraw(
                assignments.find(assignmentId).orElseThrow(() -> new CareerRefusal(ASSIGNMENT_UNKNOWN, assignmentId)));
    }

    /**
     * Moves what is held in units that become others: what is held on the day ends and goes on there, what begins later
     * begins there. Posts, order and cause stay.
     *
     * @param destination the unit that another becomes; null for one that stays
     * @return how many posts were moved
     */
    public int relocate(Destinations destination, LocalDate on, @Nullable String order) {
        return new Relocation(assignments, ids).relocate(destination, on, order);
    }

    /** What units become. */
    public interface Destinations {
        @Nullable
        String of(String unitCode);
    }

    /**
     * Takes on a post as the only primary one from the day on: the present one ends, planned later ones are dropped. Who
     * held the post as a concurrent one holds it as the primary one.
     */
    public Assignment moveTo(String unitCode, Post post, LocalDate from, @Nullable String order, @Nullable UUID cause) {
        for (Assignment other : assignments.all()) {
            boolean gives = other.primary() || (other.unitCode().equals(unitCode) && other.post() == post);
            if (!gives || !other.held().endsAfter(from)) {
                continue;
            }
            if (other.held().from().isBefore(from)) {
                assignments.put(other.ended(from, "MOVED", order));
            } else {
                assignments.withdraw(other);
            }
        }
        return start(unitCode, post, true, Period.since(from), order, cause);
    }

    /** Records an identity over a period as a fact of the past or present; another kind in the same period is refused. */
    public void recordIdentity(TenureKind kind, Period reported, @Nullable String order) {
        identityPlaces.record(kind, reported, order);
    }

    /** Refuses when another kind of identity is held in the period. */
    public void requireIdentityFree(TenureKind kind, Period reported) {
        identityPlaces.requireFree(kind, reported);
    }

    /** Changes the identity from a day on: the present one ends, planned later ones are dropped. */
    public void changeIdentity(TenureKind kind, LocalDate from, @Nullable String order, @Nullable UUID cause) {
        identityPlaces.change(kind, from, order, cause);
    }

    public void enterReserve(Period held, @Nullable String order, @Nullable UUID cause) {
        reservePlaces.enter(held, order, cause);
    }

    /** Lets a membership last until a later day, which is its first no more. */
    public ReserveMembership prolongReserve(ReserveMembership membership, LocalDate until, String order) {
        return reservePlaces.prolong(membership, until, order);
    }

    public void leaveReserve(LocalDate on) {
        reservePlaces.leave(on);
    }

    /**
     * Ends on a day what an appointment began, and lets what it had put an end to go on from there. What was begun since
     * by other documents stays.
     *
     * @param began the day on which the appointment took effect
     * @param standing the unit in which a former post goes on; null when nothing is left of it
     */
    public void undo(UUID appointmentId, LocalDate began, LocalDate on, String order, Destinations standing) {
        new AppointmentUndone(assignments, identities, reserveMemberships, ids)
                .undo(appointmentId, began, on, order, standing);
    }

    /** Ends everything on a day: the person leaves. */
    public void leave(LocalDate on, String reason, @Nullable String order) {
        assignments.clearFrom(on, assignment -> assignment.ended(on, reason, order));
        identities.clearFrom(on, identity -> identity.over(identity.held().until(on)));
        leaveReserve(on);
    }

    /**
     * Ends everything within a month of which no day is known.
     *
     * @param post what is left of a post; null of one that would begin later
     * @param other what is left of the period of anything else
     */
    public void leaveWithin(
            Function<Assignment, @Nullable Period> post, Function<Period, @Nullable Period> other, String reason) {
        assignments.shorten(post, (assignment, left) -> assignment.endedOver(left, reason, null));
        identities.shorten(identity -> other.apply(identity.held()), Identity::over);
        reserveMemberships.shorten(
                membership -> other.apply(membership.held()),
                (membership, left) -> membership.over(membership.held().until(left.to())));
    }
}
