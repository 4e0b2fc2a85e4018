package org.shequ.quota.headcount;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.outbox.Outbox;
import org.shequ.quota.counting.CountReason;
import org.shequ.quota.counting.Stays;
import org.shequ.quota.headcount.Careers.Judged;
import org.shequ.quota.headcount.Move.Held;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Occupancies;
import org.shequ.quota.ledger.Occupancies.Occupancy;
import org.shequ.quota.place.FinishPlace;
import org.shequ.quota.place.OfficePlaces;
import org.shequ.quota.place.OfficePlaces.OfficePlace;
import org.shequ.quota.standard.Standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Brings the ledger to what the careers that are due today say: releases who no longer counts, then counts in who does,
 * each from the day of the fact, whenever it became known.
 * Who comes by a confirmed place is left to {@link org.shequ.quota.place.FinishPlace}. Nobody is turned away for want of a
 * vacancy: a person who is there is counted, and what stands above the ceiling is inherited excess.
 */
@ApplicationScoped
class SettleHeadcount {

    private static final int AT_ONCE = 500;

    private final Careers careers;
    private final Standards standards;
    private final Accounts accounts;
    private final Occupancies occupancies;
    private final OfficePlaces places;
    private final FinishPlace finishPlace;
    private final Ledger ledger;
    private final Outbox outbox;
    private final BusinessClock clock;

    SettleHeadcount(
            Careers careers,
            Standards standards,
            Accounts accounts,
            Occupancies occupancies,
            OfficePlaces places,
            FinishPlace finishPlace,
            Ledger ledger,
            Outbox outbox,
            BusinessClock clock) {
        this.careers = careers;
        this.standards = standards;
        this.accounts = accounts;
        this.occupancies = occupancies;
        this.places = places;
        this.finishPlace = finishPlace;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Returns whether there may be more. */
    @Transactional
    boolean handle() {
        var today = clock.today();
        careers.applyNewStandards(today);
        var due = careers.due(today, AT_ONCE);
        if (due.isEmpty()) {
            return false;
        }
        var policies = new CountingPolicies(standards.countingUntil(today));
        var judged = due.stream()
                .map(one -> new Judged(one, policies.judge(one.career(), one.status(), today)))
                .toList();
        settle(judged, policies, today);
        careers.settled(judged, today);
        return due.size() == AT_ONCE;
    }

    private void settle(List<Judged> judged, CountingPolicies policies, LocalDate today) {
        var people = judged.stream().map(one -> one.due().personId()).toList();
        var held = occupancies.of(people).stream().collect(Collectors.groupingBy(Occupancy::personId));
        var open = ledger.openStaffing(judged.stream()
                .map(one -> one.verdict().community())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
        var communities = accounts.units(held.values().stream()
                .flatMap(List::stream)
                .map(Occupancy::accountId)
                .toList());
        var awaited = places.awaited(people);
        var moves = new ArrayList<Move>();
        for (var one : judged) {
            var stays = policies.stays(one.due().career(), today);
            if (isLeaving(one, stays)) {
                continue;
            }
            var person = one.due().personId();
            var present = held.getOrDefault(person, List.of()).stream()
                    .map(occupancy ->
                            new Held(occupancy, Objects.requireNonNull(communities.get(occupancy.accountId()))))
                    .toList();
            moves.add(Move.of(one, stays, present, open, awaited, today));
        }
        move(moves, takenUp(places.confirmedByOffices(people), moves));
    }

    /** The standing came before the career that was ended with it, which tells the day. */
    private static boolean isLeaving(Judged one, Stays stays) {
        return one.verdict().reason() == CountReason.LEFT_SERVICE
                && stays.present().isPresent();
    }

    /** Places that offices confirmed for people who count there now: no appointment of a round will bring them. */
    private static Map<OfficePlace, LocalDate> takenUp(List<OfficePlace> confirmed, List<Move> moves) {
        var byPerson = moves.stream().collect(Collectors.toMap(Move::person, move -> move));
        Map<OfficePlace, LocalDate> taken = new LinkedHashMap<>();
        confirmed.forEach(place -> {
            var move = byPerson.get(place.personId());
            if (move != null && place.accountId().equals(move.wanted()) && move.since() != null) {
                // the place was reserved by then: it is not taken before
                taken.put(place, place.since().isAfter(move.since()) ? place.since() : move.since());
            }
        });
        return taken;
    }

    private void move(List<Move> moves, Map<OfficePlace, LocalDate> taken) {
        var touched = new TreeSet<UUID>();
        moves.forEach(move -> touched.addAll(move.accounts()));
        taken.keySet().forEach(place -> touched.add(place.accountId()));
        ledger.lock(touched);
        Map<UUID, Account> changed = new LinkedHashMap<>();
        moves.forEach(move -> move.releases()
                .forEach((occupancy, on) -> changed.put(
                        occupancy.accountId(),
                        occupancies.release(occupancy, move.cause(on).place(occupancy.placeId())))));
        var found = moves.stream().flatMap(move -> move.arrival().stream()).toList();
        occupancies.occupy(found).forEach(account -> changed.put(account.id(), account));
        taken.forEach((place, on) -> changed.put(place.accountId(), finishPlace.takenUp(place, on)));
        outbox.publishAll(changed.values().stream().map(Account::changed).toList());
    }
}
