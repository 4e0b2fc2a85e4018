package org.shequ.quota.alert;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.quota.Given;
import org.shequ.quota.place.Round;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.equalTo;
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
                .body("items.occupied", equalTo(List.of(0)));
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
            get(drafter(district), "alerts?count=true").then().body("total", equalTo(0));
            TestClock.set(due);
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
        get(drafter(district), "alerts?kind=PLAN_BEHIND_PACE&count=true").then().body("total", equalTo(0));
    }
}
