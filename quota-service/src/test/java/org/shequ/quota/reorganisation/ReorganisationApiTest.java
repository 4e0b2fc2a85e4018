package org.shequ.quota.reorganisation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.quota.PlacesRefusalReason;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.quota.Given;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.place.Round;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.PATIENCE;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.awaitFigures;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.determination;
import static org.shequ.quota.Given.districtWithPlaces;
import static org.shequ.quota.Given.drafted;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.figures;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.staffed;
import static org.shequ.quota.Given.standard;

/** Communities are merged and split: places, accounts and populations go on, and no total changes. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ReorganisationApiTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final String LIST = "unit-reorganisations?unit=";

    private static UnitSuccessor into(String code, String share) {
        return new UnitSuccessor(code, new BigDecimal(share));
    }

    private static UnitChanged ended(String code, UnitStatus status, UnitSuccessor... successors) {
        return new UnitChanged(
                code,
                "社区" + code,
                UnitKind.COMMUNITY,
                code.substring(0, 9),
                status,
                "111",
                Given.OLD,
                DAY,
                List.of(successors));
    }

    private static void moves(UUID person, String unit) {
        Given.career(
                person, List.of(Given.post(unit, Post.COMMUNITY_WORKER)), List.of(Given.identity(TenureKind.STAFFED)));
    }

    private static void awaitStatus(String unit, String status) {
        await().atMost(PATIENCE).until(() -> get(drafter("*"), LIST + unit).path("items[0].status"), status::equals);
    }

    private static List<Integer> sum(String... units) {
        var sum = new ArrayList<>(List.of(0, 0, 0));
        for (var unit : units) {
            var figures = figures(unit);
            for (int i = 0; i < figures.size(); i++) {
                sum.set(i, sum.get(i) + figures.get(i));
            }
        }
        return sum;
    }

    @Test
    void two_merged_communities_hand_places_people_reservations_and_residents_to_the_new_one() {
        var district = districtWithPlaces(10, 5);
        var first = community(district, 1);
        var second = community(district, 2);
        var merged = community(district, 90);
        var people = List.of(staffed(first), staffed(first), staffed(second));
        awaitFigures(first, 10, 2, 0);
        awaitFigures(second, 5, 1, 0);
        Round.staffing(first).reserve(2);
        TestKafka.publish(
                ended(first, UnitStatus.MERGED, into(merged, "1")),
                ended(second, UnitStatus.MERGED, into(merged, "1")));
        awaitStatus(first, "WAITING");
        awaitStatus(second, "WAITING");
        get(drafter(district), LIST + first).then().body("items[0].waitingFor", equalTo(2));
        assertEquals(List.of(10, 2, 2), figures(first), "nothing moves before the people");
        people.forEach(person -> moves(person, merged));
        awaitFigures(merged, 15, 3, 2);
        awaitStatus(first, "SETTLED");
        awaitStatus(second, "SETTLED");
        assertEquals(List.of(0, 0, 0), figures(first));
        assertEquals(List.of(0, 0, 0), figures(second));
        get(drafter(district), "accounts/" + Given.account(first).getString("id") + "/entries?limit=500")
                .then()
                .body("items[-1].kind", equalTo("TRANSFER"))
                .body("items[-1].cause", equalTo("UNIT_MERGED"))
                .body("items[-1].approved", equalTo(-10))
                .body("items[-1].reserved", equalTo(-2));
        Given.unit(merged, UnitKind.COMMUNITY, UnitStatus.ACTIVE);
        Given.awaitUnit(merged);
        get(drafter(district), "populations?unit=" + district)
                .then()
                .body("items.unitCode", equalTo(List.of(merged)))
                .body("items.urbanPopulation", equalTo(List.of(15_000)));
        Given.assertProven(district);
        var ten = new HashMap<>(standard(district));
        ten.put("ratioPer10000", 10);
        ten.put("effectiveFrom", "2025-01-01");
        var draft = drafted(determination(district, adopted(ten)));
        get(drafter(district), "determinations/" + draft)
                .then()
                .body("summary.total", equalTo(15))
                .body("summary.previousTotal", equalTo(15))
                .body("summary.units", equalTo(1));
    }

    @Test
    void an_ended_community_reserves_nothing_more_and_gets_nothing_more() {
        var district = districtWithPlaces(4, 3);
        var old = community(district, 1);
        var draft = drafted(determination(district, adopted(withNewDay(district))));
        TestKafka.publish(ended(old, UnitStatus.MERGED, into(community(district, 2), "1")));
        awaitFigures(community(district, 2), 7, 0, 0);
        assertEquals(
                PlacesRefusalReason.NO_ACCOUNT, Round.staffing(old).refused(1).reason());
        ProblemAssert.assertProblem(
                QuotaProblem.COMMUNITY_ENDED,
                post(drafter("*"), "place-requests", Map.of("unitCode", old, "places", 1, "documentNumber", "1")));
        var account = "accounts/" + Given.account(old).getString("id");
        Given.decide(Given.approver("*"), account, "over-quota-orders", Map.of("places", 1, "documentNumber", "1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("COMMUNITY_ENDED"));
        Given.decide(
                        Given.approver("*"),
                        "accounts/" + Given.account(community(district, 2)).getString("id"),
                        "transfers",
                        Map.of(
                                "places",
                                1,
                                "documentNumber",
                                "1",
                                "toAccountId",
                                Given.account(old).getString("id")))
                .then()
                .statusCode(409)
                .body("code", equalTo("COMMUNITY_ENDED"));
        Given.submitted(draft).then().statusCode(200);
        Given.approved(draft).then().statusCode(409).body("code", equalTo("DETERMINATION_OUTDATED"));
        assertEquals(List.of(7, 0, 0), figures(community(district, 2)));
        Given.assertProven(district);
    }

    private static Map<String, Object> withNewDay(String district) {
        var other = new HashMap<>(standard(district));
        other.put("effectiveFrom", "2025-06-01");
        return other;
    }

    @Test
    void a_split_divides_approved_by_share_and_leaves_reservations_whole_where_most_is_vacant() {
        var district = districtWithPlaces(11);
        var old = community(district, 1);
        var larger = community(district, 91);
        var smaller = community(district, 92);
        var stays = staffed(old);
        awaitFigures(old, 11, 1, 0);
        var round = Round.staffing(old);
        var place = round.reserve(3).getFirst();
        round.lock();
        var change = TestKafka.publish(
                ended(old, UnitStatus.SPLIT, into(larger, "0.6"), into(smaller, "0.4")),
                TestKafka.nextVersion(ended(old, UnitStatus.SPLIT, into(larger, "0.6"))));
        moves(stays, smaller);
        awaitFigures(larger, 7, 0, 3);
        awaitFigures(smaller, 4, 1, 0);
        assertEquals(List.of(0, 0, 0), figures(old));
        TestKafka.publish(change);
        TestKafka.publish(ended(old, UnitStatus.SPLIT, into(larger, "0.6"), into(smaller, "0.4")));
        var appointment = round.appointment(place, UUID.randomUUID());
        assertEquals(old, appointment.targetUnitCode());
        TestKafka.publish(new AppointmentDecided(appointment));
        TestKafka.awaitEvent(
                PlaceConfirmed.class,
                event -> event.appointment().appointmentId().equals(appointment.appointmentId()));
        assertEquals(List.of(11, 1, 3), sum(larger, smaller));
        get(drafter(district), "populations?unit=" + district)
                .then()
                .body("items.urbanPopulation", equalTo(List.of(6600, 4400)));
        Given.assertProven(district);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void random_mergers_and_splits_told_in_any_order_and_twice_conserve_every_total(long seed) {
        var random = new Random(seed);
        var places = new int[6];
        for (int i = 0; i < places.length; i++) {
            places[i] = 1 + random.nextInt(12);
        }
        var district = districtWithPlaces(places);
        var alive = new ArrayList<String>();
        for (int i = 1; i <= places.length; i++) {
            alive.add(community(district, i));
        }
        for (var unit : alive) {
            if (random.nextBoolean()) {
                Round.staffing(unit).reserve(1);
            }
        }
        var before = sum(alive.toArray(String[]::new));
        var told = new ArrayList<UnitChanged>();
        for (int step = 1; step <= 5; step++) {
            var old = alive.remove(random.nextInt(alive.size()));
            if (random.nextBoolean()) {
                var into = random.nextBoolean() ? community(district, 100 + step) : alive.getFirst();
                told.add(ended(old, UnitStatus.MERGED, into(into, "1")));
                alive.add(into);
            } else {
                var share = 1 + random.nextInt(99);
                var parts = List.of(community(district, 200 + step), community(district, 300 + step));
                told.add(ended(
                        old,
                        UnitStatus.SPLIT,
                        into(parts.getFirst(), "0.%02d".formatted(share)),
                        into(parts.getLast(), "0.%02d".formatted(100 - share))));
                alive.addAll(parts);
            }
            alive = new ArrayList<>(alive.stream().distinct().toList());
        }
        Collections.shuffle(told, random);
        for (var change : told) {
            var published = TestKafka.publish(change, TestKafka.nextVersion(change));
            if (random.nextBoolean()) {
                TestKafka.publish(published);
            }
        }
        told.forEach(change -> awaitStatus(change.code(), "SETTLED"));
        var message = "seed " + seed + ": " + told;
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (var change : told) {
                assertEquals(List.of(0, 0, 0), figuresOrNone(change.code()), message);
            }
        });
        var total = new ArrayList<>(List.of(0, 0, 0));
        for (var unit : alive) {
            var figures = figuresOrNone(unit);
            for (int i = 0; i < 3; i++) {
                total.set(i, total.get(i) + figures.get(i));
            }
        }
        assertEquals(before, total, message);
        var residents = get(drafter(district), "populations?limit=500&unit=" + district)
                .then()
                .extract()
                .jsonPath()
                .getList("items.urbanPopulation", Integer.class);
        assertEquals(
                before.getFirst() * 1000, residents.stream().mapToInt(n -> n).sum(), message);
        Given.assertProven(district);
    }

    /** A unit in the middle of a chain may never have had an account. */
    private static List<Integer> figuresOrNone(String unit) {
        var there = get(drafter("*"), "accounts?count=true&kind=STAFFING&unit=" + unit);
        return there.<Integer>path("total") == 0 ? List.of(0, 0, 0) : figures(unit);
    }
}
