package org.shequ.personnel.statistics;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** Ladder flows over a period, and time served by everybody in a subtree. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class LadderFlowApiTest {

    @Test
    void each_step_counts_in_its_period_and_a_post_that_goes_on_is_none() {
        String district = district(3);
        String token = clerk(district);
        LocalDate since = LocalDate.of(2020, 1, 1);
        // first entries are no steps
        String grid = serving(community(district, 1), "GRID_WORKER", "CONTRACT", since);
        serving(community(district, 1), "SECRETARY", "STAFFED", since);
        LocalDate entered = today().minusDays(20);
        TestKafka.publish(
                new AppointmentDecided(new AppointmentDetail(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        RoundKind.RESERVE,
                        UUID.fromString(grid),
                        community(district, 1),
                        null,
                        null,
                        null,
                        entered,
                        "1",
                        null,
                        null)),
                1);
        eventually(() ->
                get(token, "people/" + grid + "/reserve-memberships").then().body("items", hasSize(1)));
        start(token, grid, community(district, 2), "COMMUNITY_WORKER", entered.plusDays(5), "STAFFED");
        start(token, grid, community(district, 2), "DEPUTY_SECRETARY", entered.plusDays(10), null);
        start(token, grid, community(district, 3), "DEPUTY_SECRETARY", entered.plusDays(12), null);
        start(token, grid, community(district, 3), "SECRETARY", entered.plusDays(14), "PUBLIC_INSTITUTION");
        get(token, "statistics/ladder-flows?from=" + entered)
                .then()
                .statusCode(200)
                .body("steps.taken", contains(1, 1, 1, 1, 1, 0))
                .body("steps.people", contains(1, 1, 1, 1, 1, 0))
                .body("steps.step", hasItems("ENTER_RESERVE", "ENTER_CIVIL_SERVICE"));
        get(token, "statistics/ladder-flows?from=" + entered + "&to=" + entered.plusDays(10))
                .then()
                .body("steps.taken", contains(1, 1, 0, 0, 0, 0));
        get(token, "statistics/ladder-flows?unit=" + community(district, 2) + "&from=" + entered)
                .then()
                .body("steps.taken", contains(0, 1, 1, 0, 0, 0));
        get(clerk(district(1)), "statistics/ladder-flows?from=2000-01-01")
                .then()
                .body("steps.taken", contains(0, 0, 0, 0, 0, 0));
        ProblemAssert.assertProblem(CommonProblem.MALFORMED_REQUEST, get(token, "statistics/ladder-flows"));
        ProblemAssert.assertProblem(
                CommonProblem.MALFORMED_REQUEST, get(token, "statistics/ladder-flows?from=2026-01-02&to=2026-01-02"));
    }

    @Test
    void everybody_of_a_subtree_is_counted_in_each_mode_and_the_current_community_remembers_what_it_was() {
        String district = district(3);
        String token = clerk(district);
        String moved = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2015, 1, 1));
        String stayed = serving(community(district, 3), "COMMUNITY_WORKER", "STAFFED", LocalDate.of(2024, 1, 1));
        post(
                        token,
                        "unit-mergers",
                        Map.of(
                                "from",
                                List.of(
                                        Map.of("code", community(district, 1), "version", 1),
                                        Map.of("code", community(district, 2), "version", 1)),
                                "intoNew",
                                Map.of("code", community(district, 70), "name", "新社区", "parentCode", district + "001"),
                                "on",
                                "2023-01-01",
                                "orderNumber",
                                "合2号"))
                .then()
                .statusCode(201);
        String asked = "tenures?unit=" + district + "&until=2025-01-01&mode=";
        for (String mode : List.of("CONSECUTIVE", "CUMULATIVE", "CURRENT_COMMUNITY")) {
            get(token, asked + mode)
                    .then()
                    .statusCode(200)
                    .body("items.find { it.personId == '" + moved + "' }.months", equalTo(120))
                    .body("items.find { it.personId == '" + stayed + "' }.months", equalTo(12));
        }
        get(token, "people/" + moved + "/tenure?mode=CURRENT_COMMUNITY&until=2025-01-01")
                .then()
                .body("months", equalTo(120));
        String next = get(token, asked + "CONSECUTIVE&limit=1")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        get(token, asked + "CONSECUTIVE&limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        get(token, asked + "CONSECUTIVE&post=COMMUNITY_WORKER")
                .then()
                .body("items.find { it.personId == '" + moved + "' }.months", equalTo(0));
    }

    private static void start(String token, String id, String unit, String post, LocalDate from, String kind) {
        var body = new java.util.HashMap<String, Object>(Map.of(
                "unitCode", unit, "post", post, "from", from.toString(), "endPrevious", true, "orderNumber", "2"));
        if (kind != null) {
            body.put("tenureKind", kind);
        }
        change(token, "people/" + id + "/assignments", id, body).then().statusCode(201);
    }
}
