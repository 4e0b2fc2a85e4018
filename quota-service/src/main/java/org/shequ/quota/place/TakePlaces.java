package org.shequ.quota.place;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Movement;
import org.shequ.quota.place.OfficeRequests.Taken;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * An office takes places for whom it hires without a round, by the same steps: held, locked, confirmed for a person. The
 * person's post, once personnel-service publishes it, makes the place occupied.
 */
@ApplicationScoped
class TakePlaces {

    private final PlaceRequests requests;
    private final Places places;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;
    private final Duration hold;

    TakePlaces(
            PlaceRequests requests,
            Places places,
            Accounts accounts,
            Ledger ledger,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock,
            Caller caller,
            @ConfigProperty(name = "shequ.quota.hold") Duration hold) {
        this.requests = requests;
        this.places = places;
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
        this.hold = hold;
    }

    /** All places asked for, or none: the account's conditional UPDATE decides. */
    @Transactional
    Taken handle(TakePlacesRequest asked) {
        var account = account(asked);
        requireWithinYears(account);
        var id = Ids.next();
        var expiresAt = end(asked.expiresAt());
        var cause = Cause.of("PLACE_REQUEST", id, clock.today()).document(asked.documentNumber());
        var moved = ledger.tryMove(account.id(), Movement.reserve(asked.places()), cause)
                .orElseThrow(() -> refusal(account.id(), asked.places()));
        var request = new PlaceRequest(
                id,
                null,
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
        requests.add(request);
        places.hold(
                request,
                IntStream.range(0, asked.places()).mapToObj(i -> Ids.next()).toList());
        var taken = new Taken(request, places.of(id));
        outbox.publishAll(List.of(moved.changed(), OfficeEvents.changed(request, moved, taken.places())));
        audit.append(
                "places-taken",
                "place-request",
                id.toString(),
                moved.unitCode(),
                Map.of("unitCode", moved.unitCode(), "places", asked.places()));
        return taken;
    }

    private void requireWithinYears(Account account) {
        accounts.planYears(account)
                .filter(years -> !years.contain(clock.today()))
                .ifPresent(years -> {
                    throw ProblemException.of(QuotaProblem.PLAN_OUT_OF_YEARS, years.from(), years.to(), years.planId())
                            .figure("fromYear", years.from())
                            .figure("toYear", years.to());
                });
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
}
