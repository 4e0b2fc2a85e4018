package org.shequ.selection.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.trace.TraceContext;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.Registration;
import org.shequ.selection.application.RegistrationEvents;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.examination.Rankings;
import org.shequ.selection.notice.PublicNotices;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.round.Place;
import org.shequ.selection.round.Places;
import org.shequ.selection.round.Position;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.RoundOperation;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.stage.Lineup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Decides the appointments of everybody within the places whose notice is over and whom no objection holds; each takes
 * one of the locked places. Only a decider of the panel does, who is no relative of theirs.
 */
@ApplicationScoped
public class DecideAppointments {

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final Positions positions;
    private final Places places;
    private final Lineup lineup;
    private final PublicNotices notices;
    private final PanelGuard guard;
    private final Appointments appointments;
    private final RegistrationEvents events;
    private final RoundChronicle chronicle;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;

    DecideAppointments(
            SelectionRounds rounds,
            Registrations registrations,
            Positions positions,
            Places places,
            Lineup lineup,
            PublicNotices notices,
            PanelGuard guard,
            Appointments appointments,
            RegistrationEvents events,
            RoundChronicle chronicle,
            Outbox outbox,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.positions = positions;
        this.places = places;
        this.lineup = lineup;
        this.notices = notices;
        this.guard = guard;
        this.appointments = appointments;
        this.events = events;
        this.chronicle = chronicle;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
    }

    /** Somebody within the places who cannot be appointed now, and why. */
    record Skipped(UUID registrationId, String reason, String english, String chinese) {}

    record Decided(SelectionRound round, List<Appointment> appointments, List<Skipped> skipped) {}

    record Order(
            LocalDate effectiveOn,
            String orderNumber,
            @Nullable LocalDate reserveUntil) {}

    @Transactional
    Decided handle(UUID roundId, @Nullable Version expected, Order order) {
        var round = rounds.open(roundId, expected, caller.scope());
        round.require(RoundOperation.APPOINT);
        var decider = guard.require(round, Duty.DECIDER);
        requireDates(order);
        var before = round.step();
        var selected = lineup.cleared(round);
        var candidates =
                registrations
                        .all(selected.stream()
                                .map(line -> line.ranked().contender().registrationId())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Registration::id, Function.identity()));
        guard.requireApart(
                decider,
                candidates.values().stream()
                        .filter(candidate -> candidate.status() == RegistrationStatus.ADMITTED)
                        .map(Registration::personId)
                        .toList());
        var cleared = notices.cleared(roundId);
        var free = freePlaces(round);
        var reasons = skipReasons(
                round, candidates.values().stream().map(Registration::personId).toList());
        List<Appointment> decided = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (var line : selected) {
            var candidate = candidates.get(line.ranked().contender().registrationId());
            if (candidate == null || candidate.status() != RegistrationStatus.ADMITTED) {
                continue;
            }
            var taken = reasons.get(candidate.personId());
            var hindrance = taken == null ? hindrance(round, candidate, cleared, free) : taken.of(candidate.id());
            if (hindrance == null) {
                decided.add(appoint(round, line, candidate, free, order));
            } else {
                skipped.add(hindrance);
            }
        }
        if (decided.isEmpty()) {
            throw nobody(skipped);
        }
        appointments.flush();
        outbox.publishAll(decided.stream()
                .map(appointment -> new AppointmentDecided(appointment.detail()))
                .toList());
        round.touch();
        chronicle.record(
                round,
                before,
                "appointments-decided",
                null,
                Map.of(
                        "appointments",
                        decided.size(),
                        "skipped",
                        skipped.size(),
                        "orderNumber",
                        order.orderNumber(),
                        "effectiveOn",
                        order.effectiveOn().toString()));
        return new Decided(round, decided, skipped);
    }

    private void requireDates(Order order) {
        if (order.effectiveOn().isBefore(clock.today())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/effectiveOn", "PAST", "must not lie in the past", "不得早于今日");
        }
        if (order.reserveUntil() != null && !order.reserveUntil().isAfter(order.effectiveOn())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/reserveUntil", "AFTER", "must lie after effectiveOn", "必须晚于 effectiveOn");
        }
    }

    private Map<UUID, List<Place>> freePlaces(SelectionRound round) {
        Map<UUID, List<Place>> free = new HashMap<>();
        if (round.kind().needsPlaces()) {
            positions
                    .of(round.id())
                    .forEach(position ->
                            free.put(position.id(), new ArrayList<>(places.freeAndLocked(round.id(), position.id()))));
        }
        return free;
    }

    private Map<UUID, SkipReason> skipReasons(SelectionRound round, List<UUID> people) {
        Map<UUID, SkipReason> reasons = new HashMap<>();
        appointments
                .appointedSinceRegistering(round.id(), round.kind(), people)
                .forEach(person -> reasons.put(person, SkipReason.APPOINTED));
        appointments.underWay(people).forEach(person -> reasons.put(person, SkipReason.UNDER_WAY));
        return reasons;
    }

    private static @Nullable Skipped hindrance(
            SelectionRound round, Registration candidate, Set<UUID> cleared, Map<UUID, List<Place>> free) {
        if (!cleared.contains(candidate.id())) {
            return new Skipped(candidate.id(), "NOT_PUBLISHED", "has not been through a public notice", "尚未公示期满");
        }
        if (candidate.held()) {
            return new Skipped(candidate.id(), "HELD", "is held by an open objection", "因异议暂停");
        }
        var needsPlace = round.kind().needsPlaces();
        if (needsPlace && free.getOrDefault(candidate.positionId(), List.of()).isEmpty()) {
            return new Skipped(candidate.id(), "NO_PLACE", "has no locked place yet", "尚无已锁定的名额");
        }
        return null;
    }

    private Appointment appoint(
            SelectionRound round,
            Rankings.Line line,
            Registration candidate,
            Map<UUID, List<Place>> free,
            Order order) {
        var position = positions.find(round.id(), line.positionId()).orElseThrow();
        var id = Ids.next();
        var place = round.kind().needsPlaces()
                ? free.getOrDefault(position.id(), List.of()).removeFirst()
                : null;
        var appointment = new Appointment(
                id,
                round.id(),
                candidate.id(),
                position.id(),
                candidate.personId(),
                terms(round, position, candidate, order),
                new Appointment.Bond(probationUntil(round, order), lockUntil(round, order)),
                place == null ? null : place.requestId(),
                place == null ? null : place.id(),
                caller.subject(),
                clock.instant(),
                TraceContext.current());
        appointments.persist(appointment);
        if (place != null) {
            place.assign(id);
        }
        candidate.appoint();
        events.changed(candidate);
        return appointment;
    }

    private static @Nullable LocalDate probationUntil(SelectionRound round, Order order) {
        var months = round.terms().probationMonths();
        return months == 0 ? null : order.effectiveOn().plusMonths(months);
    }

    private static @Nullable LocalDate lockUntil(SelectionRound round, Order order) {
        var years = round.terms().lockYears();
        return years == 0 ? null : order.effectiveOn().plusYears(years);
    }

    private static AppointmentTerms terms(
            SelectionRound round, Position position, Registration candidate, Order order) {
        var ownUnit = candidate.unitCode();
        var positionUnit = position.unitCode() == null ? ownUnit : position.unitCode();
        return switch (round.kind()) {
            case RESERVE ->
                terms(
                        round,
                        ownUnit,
                        null,
                        null,
                        order.reserveUntil() == null
                                ? order.effectiveOn().plusMonths(round.terms().reserveMonths())
                                : order.reserveUntil(),
                        order);
            case STAFFING -> terms(round, positionUnit, position.post(), TenureKind.STAFFED, null, order);
            case SECRETARY -> terms(round, positionUnit, position.post(), null, null, order);
            case INSTITUTION -> terms(round, positionUnit, position.post(), TenureKind.PUBLIC_INSTITUTION, null, order);
            case CIVIL_SERVICE -> terms(round, positionUnit, position.post(), TenureKind.CIVIL_SERVANT, null, order);
        };
    }

    private static AppointmentTerms terms(
            SelectionRound round,
            String unit,
            @Nullable Post post,
            @Nullable TenureKind identity,
            @Nullable LocalDate reserveUntil,
            Order order) {
        return new AppointmentTerms(
                round.kind(), unit, post, identity, reserveUntil, order.effectiveOn(), order.orderNumber());
    }

    private static ProblemException nobody(List<Skipped> skipped) {
        var refusal = ProblemException.of(SelectionProblem.NOTHING_TO_APPOINT);
        skipped.forEach(one -> refusal.violation(
                "/registrations/" + one.registrationId(), one.reason(), one.english(), one.chinese()));
        return refusal;
    }
}
