package org.shequ.quota.headcount;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.TenureKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.outbox.Outbox;
import org.shequ.quota.headcount.Careers.Due;
import org.shequ.quota.headcount.Careers.Judged;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Occupancies;
import org.shequ.quota.ledger.Occupancies.Found;
import org.shequ.quota.ledger.Occupancies.Occupancy;
import org.shequ.quota.place.FinishPlace;
import org.shequ.quota.place.OfficePlaces;
import org.shequ.quota.place.OfficePlaces.Awaited;
import org.shequ.quota.place.OfficePlaces.OfficePlace;
import org.shequ.quota.standard.Standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
 * Brings the ledger to what the careers that are due today say: releases who no longer counts, then counts in who does.
 * Who comes by a confirmed place is left to {@link org.shequ.quota.place.FinishPlace}. Nobody is turned away for want of a
 * vacancy: a person who is there is counted, and what stands above the ceiling is inherited excess.
 */
@ApplicationScoped
class SettleHeadcount {

    private static final int AT_ONCE = 500;

    private final Careers careers;
    private final Standards standards;
    private final Occupancies occupancies;
    private final OfficePlaces places;
    private final FinishPlace finishPlace;
    private final Ledger ledger;
    private final Outbox outbox;
    private final BusinessClock clock;

    SettleHeadcount(
            Careers careers,
            Standards standards,
            Occupancies occupancies,
            OfficePlaces places,
            FinishPlace finishPlace,
            Ledger ledger,
            Outbox outbox,
            BusinessClock clock) {
        this.careers = careers;
        this.standards = standards;
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
        var policies = new CountingPolicies(standards.countingOn(today));
        var judged = due.stream()
                .map(one -> new Judged(one, policies.judge(one.career(), one.status(), today)))
                .toList();
        settle(judged, today);
        careers.settled(judged, today);
        return due.size() == AT_ONCE;
    }

    private void settle(List<Judged> judged, LocalDate today) {
        var people = judged.stream().map(one -> one.due().personId()).toList();
        var held = occupancies.of(people).stream().collect(Collectors.groupingBy(Occupancy::personId));
        var accounts = ledger.openStaffing(judged.stream()
                .map(one -> one.verdict().community())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
        var confirmed = places.confirmedByOffices(people);
        var awaited = places.awaited(people);
        var releases = new ArrayList<Occupancy>();
        var arrivals = new ArrayList<Awaited>();
        for (var one : judged) {
            var person = one.due().personId();
            var present = held.getOrDefault(person, List.of());
            var community = one.verdict().community();
            var wanted = community == null ? null : accounts.get(community);
            present.stream()
                    .filter(occupancy -> isOver(occupancy, one.due(), wanted, today))
                    .forEach(releases::add);
            if (wanted != null
                    && present.stream()
                            .noneMatch(occupancy -> occupancy.accountId().equals(wanted))
                    && !awaited.contains(new Awaited(person, wanted))) {
                arrivals.add(new Awaited(person, wanted));
            }
        }
        var taken = takenUp(confirmed, judged, accounts);
        move(releases, arrivals, taken, judged, today);
    }

    /** Places that offices confirmed for people who count there now: no appointment of a round will bring them. */
    private static List<OfficePlace> takenUp(
            List<OfficePlace> confirmed, List<Judged> judged, Map<String, UUID> accounts) {
        Map<UUID, UUID> wanted = new HashMap<>();
        judged.forEach(one -> {
            var community = one.verdict().community();
            if (community != null) {
                wanted.put(one.due().personId(), accounts.get(community));
            }
        });
        return confirmed.stream()
                .filter(place -> place.accountId().equals(wanted.get(place.personId())))
                .toList();
    }

    /** What an appointment brought for a later day, by a clock that runs ahead of this one, is left alone until then. */
    private static boolean isOver(Occupancy occupancy, Due due, @Nullable UUID wanted, LocalDate today) {
        if (occupancy.since().isAfter(today)) {
            return false;
        }
        return switch (occupancy.kind()) {
            case STAFFING -> !occupancy.accountId().equals(wanted);
            case INSTITUTION_PLAN -> !hasEnteredEstablishment(due.career());
        };
    }

    /** An entry into the establishment stays used for good, whatever becomes of the person; a corrected one does not. */
    private static boolean hasEnteredEstablishment(CareerChanged career) {
        return career.identities().stream()
                .anyMatch(identity -> identity.kind() == TenureKind.PUBLIC_INSTITUTION
                        || identity.kind() == TenureKind.CIVIL_SERVANT);
    }

    private void move(
            List<Occupancy> releases,
            List<Awaited> arrivals,
            List<OfficePlace> taken,
            List<Judged> judged,
            LocalDate today) {
        var touched = new TreeSet<UUID>();
        releases.forEach(occupancy -> touched.add(occupancy.accountId()));
        arrivals.forEach(arrival -> touched.add(arrival.accountId()));
        taken.forEach(place -> touched.add(place.accountId()));
        ledger.lock(touched);
        Map<UUID, String> reasons = judged.stream()
                .collect(Collectors.toMap(
                        one -> one.due().personId(),
                        one -> one.verdict().reason().name()));
        Map<UUID, Account> changed = new LinkedHashMap<>();
        releases.forEach(occupancy -> changed.put(
                occupancy.accountId(),
                occupancies.release(
                        occupancy, cause(occupancy.personId(), reasons, today).place(occupancy.placeId()))));
        var found = arrivals.stream()
                .map(arrival ->
                        new Found(arrival.accountId(), arrival.personId(), cause(arrival.personId(), reasons, today)))
                .toList();
        occupancies.occupy(found, today).forEach(account -> changed.put(account.id(), account));
        taken.forEach(place -> changed.put(place.accountId(), finishPlace.takenUp(place, today)));
        outbox.publishAll(changed.values().stream().map(Account::changed).toList());
    }

    private static Cause cause(UUID person, Map<UUID, String> reasons, LocalDate today) {
        return Cause.of("HEADCOUNT", person, today).person(person).note(reasons.get(person));
    }
}
