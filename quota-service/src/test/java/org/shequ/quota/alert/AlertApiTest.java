package org.shequ.quota.alert;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.quota.AlertChanged;
import org.shequ.contracts.vocabulary.AlertKind;
import org.shequ.contracts.vocabulary.AlertStatus;
import org.shequ.quota.Given;
import org.shequ.quota.place.Round;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.approver;
import static org.shequ.quota.Given.awaitFigures;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.districtWithPlaces;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.staffed;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class AlertApiTest {

    @Test
    void communities_over_or_short_are_listed_with_how_many_and_others_are_not() {
        var district = districtWithPlaces(1, 3, 1);
        staffed(community(district, 1));
        staffed(community(district, 1));
        Round.staffing(community(district, 2)).reserve(1);
        staffed(community(district, 3));
        awaitFigures(community(district, 1), 1, 2, 0);
        awaitFigures(community(district, 3), 1, 1, 0);
        awaitAlerts(district, "", 2);
        get(drafter(district), "alerts?count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.kind", equalTo(List.of("OVER_QUOTA", "SHORT_STAFFED")))
                .body("items.places", equalTo(List.of(1, 2)))
                .body("items.unitCode", equalTo(List.of(community(district, 1), community(district, 2))));
        get(drafter(district), "alerts?kind=SHORT_STAFFED")
                .then()
                .body("items.approved", equalTo(List.of(3)))
                .body("items.occupied", equalTo(List.of(0)))
                .body("items.reserved", equalTo(List.of(1)))
                .body("items.places", equalTo(List.of(2)));
        var first = get(drafter(district), "alerts?limit=1");
        get(drafter(district), "alerts?limit=1&cursor=" + first.path("next"))
                .then()
                .body("items.kind", equalTo(List.of("SHORT_STAFFED")))
                .body("next", equalTo(null));
    }

    @Test
    void people_in_a_community_that_nobody_has_determined_are_an_alert() {
        var district = district(1);
        var unit = community(district, 1);
        staffed(unit);
        awaitFigures(unit, 0, 1, 0);
        awaitAlerts(district, "", 1);
        get(drafter(district), "alerts").then().body("items.kind", equalTo(List.of("UNDETERMINED")));
    }

    @Test
    void a_determination_older_than_its_review_cycle_is_an_alert_from_that_day_on() {
        var district = districtWithPlaces(1);
        staffed(community(district, 1));
        awaitFigures(community(district, 1), 1, 1, 0);
        var due = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusMonths(24);
        try {
            TestClock.set(due.minusDays(1));
            awaitAlerts(district, "", 0);
            TestClock.set(due);
            awaitAlerts(district, "", 1);
            get(drafter(district), "alerts?count=true")
                    .then()
                    .body("total", equalTo(1))
                    .body("items[0].kind", equalTo("STALE_DETERMINATION"))
                    .body("items[0].unitCode", equalTo(district))
                    .body("items[0].dueOn", equalTo(due.toString()));
        } finally {
            TestClock.set(Instant.now());
        }
        Given.assertProven(district);
    }

    @Test
    void a_plan_behind_an_even_pace_is_an_alert_until_it_is_closed() {
        var district = district(1);
        var plan = Given.plan(district, 7);
        awaitAlerts(district, "kind=PLAN_BEHIND_PACE&", 1);
        get(drafter(district), "alerts?kind=PLAN_BEHIND_PACE&count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].unitCode", equalTo(district))
                .body("items[0].approved", equalTo(2))
                .body("items[0].places", equalTo(2));
        Given.decide(approver(district), "incentive-plans/" + plan, "closure", Map.of("documentNumber", "1"))
                .then()
                .statusCode(200);
        awaitAlerts(district, "kind=PLAN_BEHIND_PACE&", 0);
        awaitAlerts(district, "kind=PLAN_BEHIND_PACE&status=CLEARED&", 1);
    }

    @Test
    void an_alert_is_acknowledged_with_a_note_and_ends_with_what_it_is_about() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        awaitAlerts(district, "", 1);
        String id = get(drafter(district), "alerts").path("items[0].id");
        var raised = TestKafka.awaitEvent(
                AlertChanged.class, event -> event.alertId().toString().equals(id));
        assertEquals(AlertStatus.RAISED, raised.status());
        assertEquals(AlertKind.SHORT_STAFFED, raised.kind());
        Given.decide(drafter("*"), "alerts/" + id, "acknowledgement", Map.of("note", " "))
                .then()
                .statusCode(422);
        Given.decide(drafter(district), "alerts/" + id, "acknowledgement", Map.of("note", "下半年招录补足"))
                .then()
                .statusCode(200)
                .body("status", equalTo("ACKNOWLEDGED"))
                .body("acknowledgedBy", notNullValue())
                .body("note", equalTo("下半年招录补足"));
        Given.decide(drafter(district), "alerts/" + id, "acknowledgement", Map.of("note", "下半年招录补足"))
                .then()
                .statusCode(200)
                .body("status", equalTo("ACKNOWLEDGED"));
        awaitAlerts(district, "status=ACKNOWLEDGED&", 1);
        get(drafter("999999"), "alerts/" + id).then().statusCode(404);
        staffed(unit);
        awaitAlerts(district, "", 0);
        TestKafka.awaitEvent(
                AlertChanged.class,
                event -> event.alertId().toString().equals(id) && event.status() == AlertStatus.CLEARED);
        get(drafter(district), "alerts/" + id)
                .then()
                .body("status", equalTo("CLEARED"))
                .body("note", equalTo("下半年招录补足"));
        Given.decide(drafter(district), "alerts/" + id, "acknowledgement", Map.of("note", "晚了"))
                .then()
                .statusCode(409);
    }

    private static void awaitAlerts(String district, String query, int count) {
        await().atMost(Given.PATIENCE)
                .until(
                        () -> get(drafter(district), "alerts?" + query + "count=true")
                                .<Integer>path("total"),
                        total -> total == count);
    }
}
