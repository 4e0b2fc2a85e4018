package org.shequ.quota.headcount;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.HeldIdentity;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.quota.Given;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.OLD;
import static org.shequ.quota.Given.awaitFigures;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.districtWithPlaces;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.identity;

/** The ledger's days are those of the facts: nothing depends on the day on which a message arrives. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class LedgerDaysApiTest {

    private static final LocalDate BEGINS = LocalDate.of(2027, 3, 1);
    private static final LocalDate MOVES = LocalDate.of(2027, 5, 10);
    private static final LocalDate LEAVES = LocalDate.of(2027, 9, 30);

    @AfterEach
    void backToNow() {
        TestClock.set(Instant.now());
    }

    @Test
    void messages_that_come_late_twice_and_in_another_order_leave_the_same_history() {
        var prompt = history(0, false);
        assertEquals(prompt, history(5, false), "five days late");
        assertEquals(prompt, history(40, true), "forty days late, twice, the career before the standing");
        assertEquals(
                Map.of(
                        "001 OCCUPY 1", List.of(BEGINS.toString()),
                        "001 RELEASE -1", List.of(MOVES.toString()),
                        "002 OCCUPY 1", List.of(MOVES.toString()),
                        "002 RELEASE -1", List.of(LEAVES.toString())),
                prompt);
    }

    /** Days by community, kind and change of occupied places. */
    private static Map<String, List<String>> history(int daysLate, boolean disturbed) {
        TestClock.set(Instant.now());
        var district = districtWithPlaces(2, 2);
        var first = community(district, 1);
        var second = community(district, 2);
        var person = UUID.randomUUID();

        TestClock.set(BEGINS.plusDays(daysLate));
        tell(person, first, PersonStatus.ACTIVE, disturbed, held(first, BEGINS, null));
        awaitFigures(first, 2, 1, 0);
        TestClock.set(MOVES.plusDays(daysLate));
        tell(person, second, PersonStatus.ACTIVE, disturbed, held(first, BEGINS, MOVES), held(second, MOVES, null));
        awaitFigures(second, 2, 1, 0);
        TestClock.set(LEAVES.plusDays(daysLate));
        tell(person, second, PersonStatus.RESIGNED, disturbed, held(first, BEGINS, MOVES), held(second, MOVES, LEAVES));
        awaitFigures(second, 2, 0, 0);
        Given.assertProven(district);

        var days = new TreeMap<String, List<String>>();
        for (var unit : List.of(first, second)) {
            var account = "accounts/" + Given.account(unit).getString("id");
            List<Map<String, Object>> entries =
                    get(drafter(district), account + "/entries").path("items");
            entries.stream()
                    .filter(entry -> !entry.get("occupied").equals(0))
                    .forEach(entry -> days.merge(
                            unit.substring(9) + " " + entry.get("kind") + " " + entry.get("occupied"),
                            List.of(entry.get("businessDate").toString()),
                            (one, other) ->
                                    Stream.concat(one.stream(), other.stream()).toList()));
        }
        return days;
    }

    private static void tell(
            UUID person, String unit, PersonStatus status, boolean disturbed, HeldAssignment... posts) {
        var identities = List.of(identity(TenureKind.STAFFED));
        if (!disturbed) {
            Given.status(person, unit, status);
            Given.career(person, List.of(posts), identities);
            return;
        }
        for (int time = 0; time < 2; time++) {
            Given.career(person, List.of(posts), identities);
            Given.status(person, unit, status);
        }
    }

    private static HeldAssignment held(String unit, LocalDate from, LocalDate to) {
        return new HeldAssignment(UUID.randomUUID(), unit, Post.COMMUNITY_WORKER, true, from, to, null, null);
    }

    @Test
    void who_has_left_counts_until_the_career_tells_the_day() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        var worker = Given.staffed(unit);
        awaitFigures(unit, 1, 1, 0);
        Given.status(worker, unit, PersonStatus.DECEASED);
        // somebody who comes afterwards shows that the standing has been read
        Given.staffed(unit);
        awaitFigures(unit, 1, 2, 0);
        Given.leaves(worker, unit, PersonStatus.DECEASED, LocalDate.of(2026, 7, 6));
        awaitFigures(unit, 1, 1, 0);
        occupied(district, unit, "2026-07-05", 2);
        occupied(district, unit, "2026-07-06", 1);
    }

    @Test
    void a_corrected_day_corrects_the_figures_of_the_past() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        var worker = Given.staffed(unit);
        awaitFigures(unit, 1, 1, 0);
        occupied(district, unit, OLD.toString(), 1);
        Given.career(
                worker,
                List.of(held(unit, LocalDate.of(2025, 2, 1), null)),
                List.of(new HeldIdentity(TenureKind.STAFFED, OLD, null, null)));
        await().atMost(Given.PATIENCE).untilAsserted(() -> occupied(district, unit, "2025-01-31", 0));
        occupied(district, unit, "2025-02-01", 1);
        get(drafter(district), "accounts/" + Given.account(unit).getString("id") + "?asOf=2025-02-01")
                .then()
                .body("approved", equalTo(0))
                .body("inheritedExcess", equalTo(1));
        awaitFigures(unit, 1, 1, 0);
        Given.assertProven(district);
    }

    private static void occupied(String district, String unit, String day, int people) {
        get(drafter(district), "accounts/" + Given.account(unit).getString("id") + "?asOf=" + day)
                .then()
                .statusCode(200)
                .body("occupied", equalTo(people));
    }
}
