package org.shequ.quota.headcount;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.HeldIdentity;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.inbox.Inboxes;
import org.shequ.quota.Given;
import org.shequ.quota.place.Round;
import org.shequ.quota.vacancy.ExcessRule;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.OLD;
import static org.shequ.quota.Given.awaitFigures;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.districtWithPlaces;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.headcount;
import static org.shequ.quota.Given.identity;
import static org.shequ.quota.Given.person;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.staffed;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class HeadcountApiTest {

    @Inject
    Inboxes inboxes;

    @Test
    void staffed_workers_count_and_others_are_told_why_not() {
        var district = districtWithPlaces(9);
        var unit = community(district, 1);
        var worker = staffed(unit);
        person(unit, Post.DEPUTY_SECRETARY, TenureKind.STAFFED);
        person(unit + "-01", Post.COMMUNITY_WORKER, TenureKind.STAFFED);
        var grid = person(unit + "-02", Post.GRID_WORKER, TenureKind.CONTRACT);
        var secretary = person(unit, Post.SECRETARY, TenureKind.PUBLIC_INSTITUTION);
        var servant = person(unit, Post.SECRETARY, TenureKind.CIVIL_SERVANT);
        awaitFigures(unit, 9, 3, 0);

        assertEquals(true, headcount(worker, unit).get("counts"));
        assertEquals(unit, headcount(worker, unit).get("community"));
        assertEquals(
                Given.account(unit).getString("id"), headcount(worker, unit).get("accountId"));
        assertEquals("ON_CONTRACT", headcount(grid, unit).get("reason"));
        assertEquals("IN_INSTITUTION", headcount(secretary, unit).get("reason"));
        assertEquals("CIVIL_SERVANT", headcount(servant, unit).get("reason"));
        get(drafter(district), "headcounts?counts=false&count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(3));
        get(drafter(district), "headcounts?counts=true&post=DEPUTY_SECRETARY&count=true")
                .then()
                .body("total", equalTo(1));
        get(drafter(district), "headcounts/summary?unit=" + district)
                .then()
                .statusCode(200)
                .body("people", equalTo(6))
                .body("counted", equalTo(3))
                .body("secretaries", equalTo(2))
                .body("byReason.find { it.reason == 'ON_CONTRACT' }.people", equalTo(1));
        Given.assertProven(district);
    }

    @Test
    void everybody_who_counts_holds_one_occupied_place() {
        var district = districtWithPlaces(2, 2);
        staffed(community(district, 1));
        staffed(community(district, 1));
        staffed(community(district, 2));
        awaitFigures(community(district, 1), 2, 2, 0);
        awaitFigures(community(district, 2), 2, 1, 0);
        get(drafter(district), "ledger-proof")
                .then()
                .statusCode(200)
                .body("balanced", equalTo(true))
                .body("accounts", equalTo(2))
                // a SET each, and an OCCUPY per person
                .body("entries", equalTo(5));
    }

    @Test
    void who_retires_gives_the_place_free() {
        var district = districtWithPlaces(2);
        var unit = community(district, 1);
        var worker = staffed(unit);
        awaitFigures(unit, 2, 1, 0);
        Given.leaves(worker, unit, PersonStatus.RETIRED, Given.today().minusDays(3));
        awaitFigures(unit, 2, 0, 0);
        var entries = get(drafter(district), "accounts/" + Given.account(unit).getString("id") + "/entries")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("SET", "OCCUPY", "RELEASE")))
                .body("items.number", equalTo(List.of(1, 2, 3)))
                .body("items[2].note", equalTo("LEFT_SERVICE"))
                .body("items[1].businessDate", equalTo(OLD.toString()))
                .body(
                        "items[2].businessDate",
                        equalTo(Given.today().minusDays(3).toString()))
                .extract()
                .jsonPath();
        assertEquals(worker.toString(), entries.getString("items[2].personId"));
    }

    @Test
    void who_changes_the_community_is_counted_in_the_new_one_alone() {
        var district = districtWithPlaces(1, 1);
        var worker = staffed(community(district, 1));
        awaitFigures(community(district, 1), 1, 1, 0);
        Given.career(
                worker,
                List.of(post(community(district, 2), Post.COMMUNITY_WORKER)),
                List.of(identity(TenureKind.STAFFED)));
        awaitFigures(community(district, 2), 1, 1, 0);
        awaitFigures(community(district, 1), 1, 0, 0);
        Given.assertProven(district);
    }

    @Test
    void nobody_is_turned_away_who_is_there_and_what_is_beyond_the_places_is_excess_that_shrinks() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        var first = staffed(unit);
        staffed(unit);
        staffed(unit);
        awaitFigures(unit, 1, 3, 0);
        assertEquals(2, Given.account(unit).getInt("inheritedExcess"));
        Given.leaves(first, unit, PersonStatus.RESIGNED, Given.today());
        awaitFigures(unit, 1, 2, 0);
        assertEquals(1, Given.account(unit).getInt("inheritedExcess"));
        assertEquals(0, Given.account(unit).getInt("available"));
        Given.assertProven(district);
    }

    /** Of whoever stands above the places one is forgiven. */
    private static class Mutant extends ExcessRule {

        @Override
        public int excess(int above) {
            return super.excess(above - 1);
        }
    }

    @Test
    void the_rule_of_the_excess_is_the_one_that_runs() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        staffed(unit);
        staffed(unit);
        staffed(unit);
        awaitFigures(unit, 1, 3, 0);
        assertEquals(List.of(2, 3), excessAndCeiling(unit));
        assertEquals(List.of(0, 0, 1, 1), changesOfExcess(unit));
        QuarkusMock.installMockForType(new Mutant(), ExcessRule.class);
        assertEquals(List.of(1, 2), excessAndCeiling(unit));
        assertEquals(List.of(0, 0, 0, 1), changesOfExcess(unit));
    }

    private static List<Integer> excessAndCeiling(String unit) {
        var account = Given.account(unit);
        return List.of(account.getInt("inheritedExcess"), account.getInt("ceiling"));
    }

    private static List<Integer> changesOfExcess(String unit) {
        return get(drafter("*"), "accounts/" + Given.account(unit).getString("id") + "/entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.inheritedExcess");
    }

    @Test
    void what_lies_ahead_takes_effect_on_its_day_by_itself() {
        var district = districtWithPlaces(2);
        var unit = community(district, 1);
        var today = Given.today();
        var joins = UUID.randomUUID();
        Given.career(joins, List.of(held(unit, today.plusDays(10), null)), List.of(identity(TenureKind.STAFFED)));
        var leaves = UUID.randomUUID();
        Given.career(
                leaves,
                List.of(held(unit, OLD, today.plusDays(20))),
                List.of(new HeldIdentity(TenureKind.STAFFED, OLD, today.plusDays(20), null)));
        awaitFigures(unit, 2, 1, 0);
        try {
            TestClock.set(today.plusDays(10));
            awaitFigures(unit, 2, 2, 0);
            TestClock.set(today.plusDays(20));
            awaitFigures(unit, 2, 1, 0);
        } finally {
            TestClock.set(Instant.now());
        }
        Given.assertProven(district);
        // the balance at the end of a day is what the entries up to it make
        var account = "accounts/" + Given.account(unit).getString("id") + "?asOf=";
        get(drafter(district), account + today.plusDays(10)).then().body("occupied", equalTo(2));
        get(drafter(district), account + today.plusDays(9)).then().body("occupied", equalTo(1));
        get(drafter(district), account + "2020-01-01").then().body("approved", equalTo(0));
    }

    private static HeldAssignment held(String unit, LocalDate from, LocalDate to) {
        return new HeldAssignment(UUID.randomUUID(), unit, Post.COMMUNITY_WORKER, true, from, to, null, null);
    }

    @Test
    void another_standard_counts_others() {
        var district = districtWithPlaces(5);
        var unit = community(district, 1);
        var grid = person(unit, Post.GRID_WORKER, TenureKind.CONTRACT);
        assertEquals(false, headcount(grid, unit).get("counts"));
        var generous = new HashMap<>(Given.standard(district));
        generous.put("effectiveFrom", "2025-01-01");
        generous.put(
                "counting",
                Map.of(
                        "identities", List.of("STAFFED", "CONTRACT"),
                        "posts", List.of("GRID_WORKER", "COMMUNITY_WORKER")));
        Given.adopted(generous);
        awaitFigures(unit, 5, 1, 0);
        assertEquals("COUNTED", headcount(grid, unit).get("reason"));
    }

    @Test
    void a_rebuild_judges_everybody_anew_and_moves_nobody_twice() {
        var district = districtWithPlaces(3);
        var unit = community(district, 1);
        var stays = staffed(unit);
        var retires = staffed(unit);
        awaitFigures(unit, 3, 2, 0);
        Given.leaves(retires, unit, PersonStatus.RETIRED, Given.today());
        awaitFigures(unit, 3, 1, 0);
        var entries = Given.account(unit).getLong("version");
        inboxes.rebuild("headcount");
        await().atMost(Given.PATIENCE).until(() -> headcount(stays, unit) != null);
        assertEquals("COUNTED", headcount(stays, unit).get("reason"));
        // a new career after it shows that everything before has been read
        var joins = staffed(unit);
        awaitFigures(unit, 3, 2, 0);
        assertEquals(entries + 1, Given.account(unit).getLong("version"), "only " + joins + " has moved");
        Given.assertProven(district);
    }

    @Test
    void whom_the_settling_passed_over_for_an_appointment_is_judged_anew_when_it_is_rejected() {
        var district = districtWithPlaces(2, 2);
        var target = community(district, 1);
        var person = person(community(district, 2), Post.GRID_WORKER, TenureKind.CONTRACT);
        var round = Round.staffing(target);
        var place = round.reserve(1).getFirst();
        round.lock();
        var appointment = round.confirm(place, person);
        // somebody else's decision puts the person there meanwhile; the place is confirmed, so the settling leaves it
        // be
        Given.career(person, List.of(held(target, OLD, null)), List.of(identity(TenureKind.STAFFED)));
        await().atMost(Given.PATIENCE)
                .until(() -> headcount(person, target) != null
                        && "COUNTED".equals(headcount(person, target).get("reason")));
        assertEquals(List.of(2, 0, 1), Given.figures(target));
        TestKafka.publish(Round.rejected(appointment));
        awaitFigures(target, 2, 1, 0);
        Given.assertProven(district);
    }

    @Test
    void a_subdistrict_sees_its_own_people_and_no_others() {
        var district = districtWithPlaces(1);
        staffed(community(district, 1));
        get(drafter(district + "001"), "headcounts?count=true").then().body("total", equalTo(1));
        get(drafter(district + "002"), "headcounts?count=true").then().body("total", equalTo(0));
        get(drafter(district + "002"), "headcounts/summary").then().body("people", equalTo(0));
    }
}
