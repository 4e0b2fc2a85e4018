package org.shequ.quota.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.quota.AccountKind;
import org.shequ.kit.database.Database;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The ledger under many hands, on the real database. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class QuotaAccountsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Inject
    QuotaAccounts accounts;

    @Inject
    Database database;

    @Test
    void sixty_four_hands_get_exactly_the_places_that_are_there() throws InterruptedException {
        var account = account(20);
        var granted = new AtomicInteger();
        try (var hands = Executors.newFixedThreadPool(64)) {
            IntStream.range(0, 256)
                    .forEach(n -> hands.submit(() -> {
                        if (post(account, Movement.reserve(1, "TEST " + n, DAY))) {
                            granted.incrementAndGet();
                        }
                    }));
        }
        var after = QuarkusTransaction.requiringNew().call(() -> accounts.get(account));
        assertEquals(20, granted.get());
        assertEquals(20, after.reserved());
        assertEquals(0, after.vacancy());
    }

    @Test
    void random_movements_by_many_hands_never_leave_the_bounds_and_equal_their_entries() throws InterruptedException {
        long seed = System.nanoTime();
        var account = account(10);
        try (var hands = Executors.newFixedThreadPool(16)) {
            for (int hand = 0; hand < 16; hand++) {
                var random = new Random(seed + hand);
                hands.submit(() -> {
                    for (int n = 0; n < 40; n++) {
                        post(
                                account,
                                switch (random.nextInt(3)) {
                                    case 0 -> Movement.reserve(1 + random.nextInt(3), "TEST", DAY);
                                    case 1 -> Movement.release(1, "TEST", DAY);
                                    default -> Movement.occupyReserved("TEST", DAY);
                                });
                    }
                });
            }
        }
        var after = QuarkusTransaction.requiringNew().call(() -> accounts.get(account));
        assertTrue(after.occupied() + after.reserved() <= 10 && after.reserved() >= 0, "seed " + seed + ": " + after);
        assertEquals(0, accounts.unproven(), "seed " + seed);
    }

    @Test
    void an_approved_number_below_what_is_taken_is_refused() {
        var account = account(3);
        assertTrue(post(account, Movement.reserve(3, "TEST", DAY)));
        assertEquals(false, post(account, Movement.set(-1, "DOC 2", "TEST", DAY)));
    }

    @Test
    void entries_can_neither_be_changed_nor_removed() {
        post(account(1), Movement.reserve(1, "TEST", DAY));
        assertThrows(RuntimeException.class, () -> database.update("UPDATE ledger_entries SET reserved_change = 0"));
        assertThrows(RuntimeException.class, () -> database.update("DELETE FROM ledger_entries"));
    }

    @Test
    void a_clerk_reads_accounts_and_entries_inside_the_own_scope_only() {
        var id = account(5);
        var unit =
                QuarkusTransaction.requiringNew().call(() -> accounts.get(id)).unitCode();
        var inside = Tokens.of("quota-drafter").scope(unit.substring(0, 6)).sign();
        var outside = Tokens.of("quota-drafter").scope("320602").sign();

        var account = RestAssured.given().auth().oauth2(inside).get("/quota/v1/accounts/" + id);
        assertEquals(200, account.statusCode());
        assertEquals(5, account.jsonPath().getInt("vacancy"));
        assertEquals("\"2\"", account.header("ETag"));
        var entries = RestAssured.given().auth().oauth2(inside).get("/quota/v1/accounts/" + id + "/entries");
        assertEquals("SET", entries.jsonPath().getString("items[0].kind"));
        var list = RestAssured.given()
                .auth()
                .oauth2(inside)
                .queryParam("unit", unit)
                .get("/quota/v1/accounts");
        assertEquals(id.toString(), list.jsonPath().getString("items[0].id"));
        assertEquals(
                404,
                RestAssured.given()
                        .auth()
                        .oauth2(outside)
                        .get("/quota/v1/accounts/" + id)
                        .statusCode());
        assertEquals(401, RestAssured.given().get("/quota/v1/accounts/" + id).statusCode());
    }

    private boolean post(UUID account, Movement movement) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.post(account, movement).isPresent());
    }

    private UUID account(int approved) {
        var unit = "3206" + (10_000_000 + (UUID.randomUUID().getMostSignificantBits() >>> 40) % 80_000_000);
        var id = QuarkusTransaction.requiringNew()
                .call(() -> accounts.open(AccountKind.STAFFING, unit, null).id());
        assertTrue(post(id, Movement.set(approved, "通崇编〔2025〕1号", "TEST", DAY)));
        return id;
    }
}
