package org.shequ.quota.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The ledger under many hands, on the real database. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class LedgerTest {

    private static final Cause CAUSE =
            Cause.of("ORDER", null, LocalDate.of(2026, 1, 5)).document("崇组〔2026〕1号");

    @Inject
    Ledger ledger;

    @Inject
    Accounts accounts;

    @Inject
    LedgerProof proof;

    @Inject
    Database database;

    @Test
    void sixty_four_hands_get_exactly_the_places_that_are_there_and_the_others_a_plain_no() throws Exception {
        var account = account(20);
        List<Boolean> answers = inParallel(64, 256, n -> moved(account, Movement.reserve(1)));
        assertEquals(20, answers.stream().filter(granted -> granted).count());
        assertEquals(20, now(account).reserved());
        assertEquals(0, now(account).vacancy());
    }

    @Test
    void random_movements_by_many_hands_never_overstep_and_equal_their_entries() throws Exception {
        long seed = System.nanoTime();
        var account = account(10);
        var overstepped = new AtomicInteger();
        inParallel(16, 16, hand -> {
            var random = new Random(seed + hand);
            for (int n = 0; n < 40; n++) {
                attempt(account, random);
                var seen = now(account);
                if (seen.inheritedExcess() > 0 || seen.occupied() + seen.reserved() > 10) {
                    overstepped.incrementAndGet();
                }
            }
            return hand;
        });
        assertEquals(0, overstepped.get(), "seed " + seed);
        var sums = database.get(
                """
                SELECT sum(occupied)::int AS occupied, sum(reserved)::int AS reserved, sum(frozen)::int AS frozen,
                    count(*) AS n FROM ledger_entries WHERE account_id = ?""",
                row -> List.of(row.getLong("n"), (long) row.getInt("occupied"), (long) row.getInt("reserved"), (long)
                        row.getInt("frozen")),
                account);
        var after = now(account);
        assertEquals(
                List.of(after.version(), (long) after.occupied(), (long) after.reserved(), (long) after.frozen()),
                sums,
                "seed " + seed);
    }

    /** What every task answers; the first that fails fails the test. */
    private static <T> List<T> inParallel(int hands, int tasks, IntFunction<T> task) throws Exception {
        try (var pool = Executors.newFixedThreadPool(hands)) {
            var started = IntStream.range(0, tasks)
                    .mapToObj(n -> pool.submit(() -> task.apply(n)))
                    .toList();
            var answers = new ArrayList<T>();
            for (var one : started) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    /** Movements that would leave the bounds fail on the table's own constraints, and leave nothing behind. */
    private void attempt(UUID account, Random random) {
        try {
            moved(
                    account,
                    switch (random.nextInt(5)) {
                        case 0, 1 -> Movement.reserve(1 + random.nextInt(3));
                        case 2 -> Movement.releaseReserved(1);
                        case 3 -> Movement.occupyReserved();
                        default -> Movement.freeze(random.nextBoolean() ? 1 : -1);
                    });
        } catch (RuntimeException refused) {
            assertTrue(String.valueOf(refused.getCause()).contains("quota_accounts_not_negative"), refused::toString);
        }
    }

    @Test
    void cutting_below_the_present_staff_lowers_the_target_and_lets_nobody_in() {
        var account = account(3);
        assertTrue(moved(account, Movement.reserve(3)));
        assertTrue(moved(account, Movement.set(-2)));
        assertEquals(2, now(account).inheritedExcess());
        assertEquals(-2, now(account).vacancy());
        assertTrue(moved(account, Movement.releaseReserved(1)));
        assertEquals(1, now(account).inheritedExcess());
        assertEquals(2, now(account).ceiling());
        assertEquals(false, moved(account, Movement.reserve(1)));
    }

    @Test
    void entries_can_neither_be_changed_nor_removed() {
        var account = account(1);
        for (var statement : List.of(
                "UPDATE ledger_entries SET reserved = 0 WHERE account_id = ?",
                "DELETE FROM ledger_entries WHERE account_id = ?")) {
            var refused = assertThrows(RuntimeException.class, () -> database.update(statement, account));
            assertTrue(refused.toString().contains("permission denied"), refused::toString);
        }
    }

    @Test
    void the_proof_names_the_account_and_the_sum_that_does_not_agree() {
        var account = account(5);
        database.update("UPDATE quota_accounts SET approved = 6 WHERE id = ?", account);
        try {
            var unit = now(account).unitCode();
            var found = proof.check(Scope.ALL, unit);
            assertEquals(false, found.balanced());
            assertEquals(List.of(new LedgerProof.Difference(account, unit, "APPROVED", 6, 5)), found.differences());
        } finally {
            database.update("UPDATE quota_accounts SET approved = 5 WHERE id = ?", account);
        }
    }

    /** Entry by entry the same as if each had been counted in alone. */
    @Test
    void people_who_are_counted_in_together_leave_the_entries_of_people_who_come_one_by_one() {
        var random = new Random(7);
        for (int trial = 0; trial < 20; trial++) {
            int approved = random.nextInt(5);
            var alone = List.of(account(approved), account(approved + 1));
            var together = List.of(account(approved), account(approved + 1));
            for (int batch = 0; batch < 3; batch++) {
                var arrivals = new ArrayList<Ledger.Arrival>();
                for (int n = 0; n <= random.nextInt(6); n++) {
                    int which = random.nextInt(2);
                    var cause = CAUSE.person(UUID.randomUUID()).note("n" + n);
                    assertTrue(moved(alone.get(which), new Movement(EntryKind.OCCUPY, 0, 1, 0, 0, 0, 0), cause));
                    arrivals.add(new Ledger.Arrival(together.get(which), cause));
                }
                var told = QuarkusTransaction.requiringNew().call(() -> ledger.occupy(arrivals));
                told.forEach(account -> assertEquals(now(account.id()), account));
            }
            for (int which = 0; which < 2; which++) {
                assertEquals(entries(alone.get(which)), entries(together.get(which)), "trial " + trial);
                assertEquals(figures(alone.get(which)), figures(together.get(which)), "trial " + trial);
            }
        }
    }

    private List<String> entries(UUID account) {
        return database.list(
                "SELECT (number, kind, occupied, above, cause, person_id, note, business_date)::text AS entry"
                        + " FROM ledger_entries WHERE account_id = ? ORDER BY number",
                row -> row.getText("entry"),
                account);
    }

    private List<Long> figures(UUID account) {
        var now = now(account);
        return List.of((long) now.occupied(), (long) now.inheritedExcess(), now.version());
    }

    private boolean moved(UUID account, Movement movement) {
        return moved(account, movement, CAUSE);
    }

    private boolean moved(UUID account, Movement movement, Cause cause) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ledger.tryMove(account, movement, cause).isPresent());
    }

    private Account now(UUID account) {
        return accounts.get(account);
    }

    private UUID account(int approved) {
        var unit = "88" + (1_000_000_000L + (UUID.randomUUID().getMostSignificantBits() >>> 36));
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = ledger.openStaffing(List.of(unit)).get(unit);
            ledger.move(account, Movement.set(approved), CAUSE);
            return account;
        });
    }
}
