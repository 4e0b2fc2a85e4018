package org.shequ.quota.headcount;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.quota.counting.Stay;
import org.shequ.quota.counting.Stays;
import org.shequ.quota.headcount.Careers.Judged;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Occupancies.Found;
import org.shequ.quota.ledger.Occupancies.Occupancy;
import org.shequ.quota.place.OfficePlaces.Awaited;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the ledger has to do about one person, by the dated facts of the career.
 *
 * @param wanted the account that the person counts in; null for none
 * @param since the day from which the person counts there
 * @param releases what is held and is over, with the day from which it is free
 * @param arrival into the wanted account, where the person is not counted yet
 */
record Move(
        UUID person,
        @Nullable UUID wanted,
        @Nullable LocalDate since,
        Map<Occupancy, LocalDate> releases,
        Optional<Found> arrival,
        String reason) {

    /** A held place, and the unit of its account. */
    record Held(Occupancy occupancy, String unitCode) {}

    static Move of(
            Judged one,
            Stays stays,
            List<Held> present,
            Map<String, UUID> accounts,
            Set<Awaited> awaited,
            LocalDate today) {
        var person = one.due().personId();
        var community = one.verdict().community();
        var wanted = community == null ? null : accounts.get(community);
        var since = stays.present().map(Stay::from).orElse(null);
        var releases = new LinkedHashMap<Occupancy, LocalDate>();
        var staying = false;
        for (var held : present) {
            var freeFrom = freeFrom(held, one.due().career(), stays, wanted, today);
            if (freeFrom != null) {
                releases.put(held.occupancy(), freeFrom);
            } else {
                staying |= held.occupancy().accountId().equals(wanted);
            }
        }
        var reason = one.verdict().reason().name();
        Optional<Found> arrival = Optional.empty();
        if (wanted != null && since != null && !staying && !awaited.contains(new Awaited(person, wanted))) {
            arrival = Optional.of(new Found(wanted, person, cause(person, reason, since)));
        }
        return new Move(person, wanted, since, releases, arrival, reason);
    }

    /**
     * The day from which a held place is free; null while it is not. What an appointment brought for a later day, by a
     * clock that runs ahead of this one, is left alone until then.
     */
    private static @Nullable LocalDate freeFrom(
            Held held, CareerChanged career, Stays stays, @Nullable UUID wanted, LocalDate today) {
        var occupancy = held.occupancy();
        if (occupancy.since().isAfter(today)) {
            return null;
        }
        return switch (occupancy.kind()) {
            case STAFFING ->
                stillCounts(held, stays, wanted) ? null : stays.freeFrom(held.unitCode(), occupancy.since());
            case INSTITUTION_PLAN -> hasEnteredEstablishment(career) ? null : occupancy.since();
        };
    }

    /**
     * The wanted account, by a stay that lasts. Without a place that a decision gave, the day must be that of the facts too:
     * a corrected one is taken back and counted anew.
     */
    private static boolean stillCounts(Held held, Stays stays, @Nullable UUID wanted) {
        var occupancy = held.occupancy();
        if (!occupancy.accountId().equals(wanted)) {
            return false;
        }
        return occupancy.placeId() != null
                || stays.present()
                        .filter(stay -> stay.from().equals(occupancy.since()))
                        .isPresent();
    }

    /** An entry into the establishment stays used for good, whatever becomes of the person; a corrected one does not. */
    private static boolean hasEnteredEstablishment(CareerChanged career) {
        return career.identities().stream()
                .anyMatch(identity -> identity.kind() == TenureKind.PUBLIC_INSTITUTION
                        || identity.kind() == TenureKind.CIVIL_SERVANT);
    }

    /** All accounts that are touched. */
    List<UUID> accounts() {
        var touched = new ArrayList<UUID>();
        releases.keySet().forEach(occupancy -> touched.add(occupancy.accountId()));
        arrival.ifPresent(found -> touched.add(found.accountId()));
        return touched;
    }

    Cause cause(LocalDate on) {
        return cause(person, reason, on);
    }

    private static Cause cause(UUID person, String reason, LocalDate on) {
        return Cause.of("HEADCOUNT", person, on).person(person).note(reason);
    }
}
