package org.shequ.quota.place;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AccountFigures;
import org.shequ.contracts.event.quota.PlacesRefusalReason;
import org.shequ.contracts.event.quota.PlacesRefused;
import org.shequ.contracts.event.quota.PlacesReserved;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.Outbox;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Movement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Holds all places that a round asks for, or none: one conditional UPDATE of the account decides. A request that is known
 * already has its answer; one that was given back before it came is refused.
 */
@ApplicationScoped
class ReservePlaces {

    private static final int MOST = 10_000;

    private final PlaceRequests requests;
    private final Places places;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Duration hold;

    ReservePlaces(
            PlaceRequests requests,
            Places places,
            Accounts accounts,
            Ledger ledger,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock,
            @ConfigProperty(name = "shequ.quota.hold") Duration hold) {
        this.requests = requests;
        this.places = places;
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.hold = hold;
    }

    @Transactional
    void handle(PlacesRequested request, Instant at) {
        var known = requests.find(request.placeRequestId());
        if (known.isPresent()) {
            if (known.get().status() == RequestStatus.TOMBSTONE) {
                publishRefusal(request, PlacesRefusalReason.TOMBSTONE, none(request));
            }
            return;
        }
        var account = find(request);
        if (account.isEmpty()) {
            refuse(request, at, null, PlacesRefusalReason.NO_ACCOUNT, none(request));
            return;
        }
        if (accounts.planYears(account.get())
                .filter(years -> !years.contain(clock.day(at)))
                .isPresent()) {
            refuse(
                    request,
                    at,
                    account.get(),
                    PlacesRefusalReason.PLAN_OUT_OF_YEARS,
                    account.get().figures(request.count()));
            return;
        }
        reserve(request, at, account.get());
    }

    private void reserve(PlacesRequested request, Instant at, Account account) {
        if (request.count() < 1 || request.count() > MOST) {
            refuse(request, at, account, PlacesRefusalReason.INSUFFICIENT, account.figures(request.count()));
            return;
        }
        var cause = Cause.of("PLACE_REQUEST", request.placeRequestId(), clock.day(at));
        var movement = Movement.reserve(request.count());
        var moved = ledger.tryMove(account.id(), movement, cause);
        if (moved.isEmpty()) {
            // read from the locked row, so that the figures are those that refused
            var present = accounts.getForUpdate(account.id());
            if (present.open() && present.available() >= request.count()) {
                moved = ledger.tryMove(account.id(), movement, cause);
            } else {
                refuse(request, at, present, reason(present), present.figures(request.count()));
                return;
            }
        }
        hold(request, at, moved.orElseThrow());
    }

    /** The account of a community is closed when the community is no more. */
    private static PlacesRefusalReason reason(Account account) {
        if (account.open()) {
            return PlacesRefusalReason.INSUFFICIENT;
        }
        return account.kind() == AccountKind.STAFFING
                ? PlacesRefusalReason.NO_ACCOUNT
                : PlacesRefusalReason.PLAN_CLOSED;
    }

    private void hold(PlacesRequested request, Instant at, Account account) {
        var asked = request.expiresAt();
        var expiresAt = asked == null ? at.plus(hold) : asked;
        var kept = record(request, at, account, RequestStatus.RESERVED, null, null, expiresAt);
        var ids = IntStream.range(0, request.count()).mapToObj(i -> Ids.next()).toList();
        places.hold(kept, ids);
        outbox.publishAll(List.of(
                account.changed(),
                new PlacesReserved(
                        request.placeRequestId(),
                        request.roundId(),
                        request.positionId(),
                        account.id(),
                        ids,
                        expiresAt)));
        audit.append(
                "places-reserved",
                "place-request",
                request.placeRequestId().toString(),
                account.unitCode(),
                Map.of("roundId", request.roundId().toString(), "unitCode", account.unitCode(), "places", ids.size()));
    }

    private Optional<Account> find(PlacesRequested request) {
        return switch (request.accountKind()) {
            case STAFFING -> request.unitCode() == null ? Optional.empty() : accounts.findStaffing(request.unitCode());
            case INSTITUTION_PLAN -> request.planId() == null ? Optional.empty() : accounts.findPlan(request.planId());
            case null -> throw new IllegalStateException("a kind of account that is not known here");
        };
    }

    private void refuse(
            PlacesRequested request,
            Instant at,
            @Nullable Account account,
            PlacesRefusalReason reason,
            AccountFigures figures) {
        record(request, at, account, RequestStatus.REFUSED, reason, figures, null);
        publishRefusal(request, reason, figures);
        audit.append(
                "places-refused",
                "place-request",
                request.placeRequestId().toString(),
                unit(request, account),
                Map.of(
                        "roundId", request.roundId().toString(),
                        "reason", reason.name(),
                        "requested", figures.requested(),
                        "vacancy", figures.vacancy()));
    }

    /** Without an account: the unit that was asked for; of an unknown plan it is not known whose it would be. */
    private static String unit(PlacesRequested request, @Nullable Account account) {
        return account == null ? AuditLog.unitOrEvery(request.unitCode()) : account.unitCode();
    }

    private PlaceRequest record(
            PlacesRequested request,
            Instant at,
            @Nullable Account account,
            RequestStatus status,
            @Nullable PlacesRefusalReason reason,
            @Nullable AccountFigures figures,
            @Nullable Instant expiresAt) {
        var kept = new PlaceRequest(
                request.placeRequestId(),
                request.roundId(),
                request.positionId(),
                request.accountKind(),
                request.unitCode(),
                request.planId(),
                account == null ? null : account.id(),
                request.count(),
                status,
                reason == null ? null : reason.name(),
                figures,
                expiresAt,
                at,
                RequestOrigin.ROUND,
                null,
                1);
        requests.add(kept);
        return kept;
    }

    private void publishRefusal(PlacesRequested request, PlacesRefusalReason reason, AccountFigures figures) {
        outbox.publish(
                new PlacesRefused(request.placeRequestId(), request.roundId(), request.positionId(), reason, figures));
    }

    private static AccountFigures none(PlacesRequested request) {
        return new AccountFigures(0, 0, 0, 0, 0, request.count());
    }
}
