package org.shequ.quota.place;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.AccountKind;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Movement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * An office takes places for whom it hires without a round, by the same steps: held, locked, confirmed for a person. The
 * person's post, when personnel-service tells of it, makes the place occupied.
 */
@ApplicationScoped
class TakePlaces {

    private final Places places;
    private final OfficePlaces officePlaces;
    private final ReleasedPlaces released;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;
    private final Duration hold;

    TakePlaces(
            Places places,
            OfficePlaces officePlaces,
            ReleasedPlaces released,
            Accounts accounts,
            Ledger ledger,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock,
            Caller caller,
            @ConfigProperty(name = "shequ.quota.hold") Duration hold) {
        this.places = places;
        this.officePlaces = officePlaces;
        this.released = released;
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
        this.hold = hold;
    }

    /** A request and its places. */
    record Taken(PlaceRequest request, List<Place> places) {}

    /** All places asked for, or none: the account's conditional UPDATE decides. */
    @Transactional
    Taken reserve(TakePlacesRequest asked) {
        var account = account(asked);
        var id = Ids.next();
        var expiresAt = end(asked.expiresAt());
        var cause = Cause.of("PLACE_REQUEST", id, clock.today()).document(asked.documentNumber());
        var moved = ledger.tryMove(account.id(), Movement.reserve(asked.places()), cause)
                .orElseThrow(() -> refusal(account.id(), asked.places()));
        var request = new PlaceRequest(
                id,
                id,
                null,
                moved.kind(),
                asked.unitCode(),
                asked.planId(),
                moved.id(),
                asked.places(),
                RequestStatus.RESERVED,
                null,
                null,
                expiresAt,
                clock.instant(),
                RequestOrigin.OFFICE,
                asked.documentNumber(),
                1);
        places.add(request);
        places.hold(
                request,
                IntStream.range(0, asked.places()).mapToObj(i -> Ids.next()).toList());
        var taken = new Taken(request, places.of(id));
        outbox.publishAll(List.of(moved.changed(), OfficeEvents.changed(request, moved, taken.places())));
        audit("places-taken", id, moved, Map.of("unitCode", moved.unitCode(), "places", asked.places()));
        return taken;
    }

    private Instant end(@Nullable Instant asked) {
        var now = clock.instant();
        if (asked != null && !asked.isAfter(now)) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/expiresAt", "FUTURE", "must lie in the future", "必须晚于当前时间");
        }
        return asked == null ? now.plus(hold) : asked;
    }

    private Account account(TakePlacesRequest asked) {
        if ((asked.unitCode() == null) == (asked.planId() == null)) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/unitCode", "ONE_ACCOUNT", "either unitCode or planId", "unitCode 与 planId 须且仅须填一项");
        }
        var found = asked.planId() == null
                ? accounts.findStaffing(String.valueOf(asked.unitCode()))
                : accounts.findPlan(asked.planId());
        var wanted = String.valueOf(asked.planId() == null ? asked.unitCode() : asked.planId());
        return found.filter(account -> caller.scope().covers(account.unitCode()))
                .orElseThrow(() -> ProblemException.of(QuotaProblem.NO_ACCOUNT, wanted));
    }

    private ProblemException refusal(UUID accountId, int wanted) {
        var present = accounts.get(accountId);
        if (!present.open()) {
            var ended = present.kind() == AccountKind.STAFFING ? QuotaProblem.COMMUNITY_ENDED : QuotaProblem.NO_ACCOUNT;
            return ProblemException.of(ended, present.unitCode());
        }
        return ProblemException.of(QuotaProblem.VACANCY_INSUFFICIENT, wanted, present.available())
                .figure("requested", wanted)
                .figure("available", present.available());
    }

    /** Takes the end off the hold. What has expired meanwhile stays so. */
    @Transactional
    Taken lock(UUID id, @Nullable Version expected) {
        var request = get(id, expected);
        var locked = places.lock(id);
        if (locked.isEmpty()) {
            throw notThere(PlaceStatus.LOCK, id);
        }
        return moved(request, locked, "places-locked", Map.of());
    }

    @Transactional
    Taken confirm(UUID id, @Nullable Version expected, UUID placeId, UUID person, LocalDate effectiveOn) {
        var request = get(id, expected);
        var confirmed = officePlaces
                .confirm(placeId, id, Ids.next(), person, effectiveOn)
                .orElseThrow(() -> notThere(PlaceStatus.CONFIRM, id));
        return moved(
                request,
                List.of(confirmed),
                "place-confirmed",
                Map.of("placeId", placeId.toString(), "personId", person.toString()));
    }

    /** @param placeIds none for all that are in hand */
    @Transactional
    Taken giveBack(UUID id, @Nullable Version expected, List<UUID> placeIds) {
        get(id, expected);
        var freed = officePlaces.releaseInHand(id, placeIds);
        if (freed.isEmpty()) {
            throw notThere(PlaceStatus.RETURN, id);
        }
        released.settle(freed, PlaceReleaseReason.RETURNED);
        return reread(id);
    }

    private Taken moved(PlaceRequest request, List<Place> moved, String action, Map<String, ?> details) {
        var all = moved.size() == request.requested() ? moved : places.of(request.id());
        var taken = new Taken(places.touch(request.id()), all);
        var account = accounts.get(Objects.requireNonNull(taken.request().accountId()));
        outbox.publish(OfficeEvents.changed(taken.request(), account, taken.places()));
        audit(action, request.id(), account, details);
        return taken;
    }

    private Taken reread(UUID id) {
        return new Taken(places.findRequest(id).orElseThrow(), places.of(id));
    }

    private PlaceRequest get(UUID id, @Nullable Version expected) {
        var request = places.findForUpdate(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (request.origin() != RequestOrigin.OFFICE) {
            throw ProblemException.of(QuotaProblem.PLACES_OF_A_ROUND);
        }
        Version.require(expected, request.version());
        return request;
    }

    private ProblemException notThere(Step<PlaceStatus> step, UUID id) {
        var present =
                places.of(id).stream().map(Place::status).distinct().sorted().toList();
        step.refused(present);
        return ProblemException.of(
                QuotaProblem.PLACES_NOT_THERE,
                PlaceStatus.LIFECYCLE.words(step.to()),
                PlaceStatus.LIFECYCLE.words(present));
    }

    private void audit(String action, UUID id, Account account, Map<String, ?> details) {
        audit.append(action, "place-request", id.toString(), account.unitCode(), details);
    }
}
