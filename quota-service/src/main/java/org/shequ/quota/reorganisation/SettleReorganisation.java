package org.shequ.quota.reorganisation;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.outbox.Outbox;
import org.shequ.quota.apportionment.ShareOut;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Movement;
import org.shequ.quota.place.Places;
import org.shequ.quota.reorganisation.Reorganisations.Reorganisation;
import org.shequ.quota.unit.Lineages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Moves the account of an ended community to what it became, once its people have gone there by the headcount. Before
 * that the successors get no places: they would look vacant, and be given away to others while the people are on their
 * way. Approved, frozen and ordered places are divided by share, reservations stay whole; no total changes.
 */
@ApplicationScoped
class SettleReorganisation {

    private static final int AT_ONCE = 20;

    private final Reorganisations reorganisations;
    private final Lineages lineages;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Places places;
    private final Outbox outbox;
    private final AuditLog audit;

    SettleReorganisation(
            Reorganisations reorganisations,
            Lineages lineages,
            Accounts accounts,
            Ledger ledger,
            Places places,
            Outbox outbox,
            AuditLog audit) {
        this.reorganisations = reorganisations;
        this.lineages = lineages;
        this.accounts = accounts;
        this.ledger = ledger;
        this.places = places;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Returns whether there may be more. */
    @Transactional
    boolean handle() {
        var ready = reorganisations.ready(AT_ONCE);
        ready.forEach(this::settle);
        return ready.size() == AT_ONCE;
    }

    private void settle(Reorganisation reorganisation) {
        var found = accounts.findStaffing(reorganisation.unitCode());
        if (found.isEmpty()) {
            reorganisations.settled(reorganisation.unitCode(), null);
            return;
        }
        var id = found.get().id();
        var shares = lineages.destinations(reorganisation.unitCode());
        var requests = places.inHand(id);
        var successors = ledger.openStaffing(shares.keySet());
        var all = new ArrayList<>(successors.values());
        all.add(id);
        ledger.lock(all);
        var account = accounts.get(id);
        if (account.occupied() > 0) {
            return;
        }
        var parts = Parts.of(account, shares);
        assign(requests, parts, successors);
        move(reorganisation, account, parts, successors);
    }

    /** Each request goes whole to where most is vacant then. */
    private void assign(Map<UUID, Integer> requests, List<Parts> parts, Map<String, UUID> successors) {
        Map<String, Integer> vacant = new HashMap<>();
        parts.forEach(part -> vacant.put(
                part.unitCode(),
                part.approved()
                        + part.order()
                        - part.frozen()
                        + accounts.get(Objects.requireNonNull(successors.get(part.unitCode())))
                                .vacancy()));
        requests.forEach((request, count) -> {
            var chosen = parts.stream()
                    .max(Comparator.comparingInt((Parts part) -> vacant.getOrDefault(part.unitCode(), 0))
                            .thenComparing(Parts::unitCode, Comparator.reverseOrder()))
                    .orElseThrow();
            vacant.merge(chosen.unitCode(), -count, Integer::sum);
            chosen.reserve(count);
            places.moveInHand(request, Objects.requireNonNull(successors.get(chosen.unitCode())));
        });
    }

    private void move(Reorganisation reorganisation, Account account, List<Parts> parts, Map<String, UUID> successors) {
        var cause = Cause.of("UNIT_" + reorganisation.kind(), reorganisation.unitCode(), reorganisation.on());
        var changed = new ArrayList<Account>();
        changed.add(ledger.move(account.id(), Movement.inheritOut(account), cause));
        parts.stream().filter(Parts::isSomething).forEach(part -> {
            var successor = Objects.requireNonNull(successors.get(part.unitCode()));
            ledger.inheritDetermination(successor, account);
            changed.add(ledger.move(
                    successor,
                    Movement.inheritIn(part.approved(), part.reserved(), part.frozen(), part.order()),
                    cause));
        });
        reorganisations.settled(reorganisation.unitCode(), account);
        outbox.publishAll(changed.stream().map(Account::changed).toList());
        audit.append(
                "places-inherited",
                "unit",
                reorganisation.unitCode(),
                reorganisation.unitCode(),
                Map.of(
                        "kind", reorganisation.kind(),
                        "successors", successors.keySet().stream().sorted().toList(),
                        "approved", account.approved(),
                        "reserved", account.reserved()));
    }

    /** What one successor gets. */
    private static final class Parts {

        private final String unitCode;
        private final int approved;
        private final int frozen;
        private final int order;
        private int reserved;

        private Parts(String unitCode, int approved, int frozen, int order) {
            this.unitCode = unitCode;
            this.approved = approved;
            this.frozen = frozen;
            this.order = order;
        }

        static List<Parts> of(Account account, Map<String, BigDecimal> shares) {
            var approved = ShareOut.of(account.approved(), shares);
            var frozen = ShareOut.of(account.frozen(), shares);
            var order = ShareOut.of(account.overQuotaOrder(), shares);
            return shares.keySet().stream()
                    .map(code -> new Parts(code, part(approved, code), part(frozen, code), part(order, code)))
                    .toList();
        }

        private static int part(Map<String, Long> divided, String code) {
            return Math.toIntExact(divided.getOrDefault(code, 0L));
        }

        void reserve(int places) {
            reserved += places;
        }

        String unitCode() {
            return unitCode;
        }

        int approved() {
            return approved;
        }

        int frozen() {
            return frozen;
        }

        int order() {
            return order;
        }

        int reserved() {
            return reserved;
        }

        boolean isSomething() {
            return approved + frozen + order + reserved > 0;
        }
    }
}
