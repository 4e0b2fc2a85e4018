package org.shequ.quota.place;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.quota.PlaceRequestChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.quota.Given;
import org.shequ.quota.QuotaProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.districtWithPlaces;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.figures;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;

/** An office takes places over HTTP, for whom it hires without a round. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class TakePlacesApiTest {

    private static Response take(String token, String unit, int places) {
        return post(
                token, "place-requests", Map.of("unitCode", unit, "places", places, "documentNumber", "崇人社〔2026〕7号"));
    }

    private static Response step(String request, String step, Object body) {
        return Given.decide(drafter("*"), "place-requests/" + request, step, body);
    }

    private static List<String> statuses(String request) {
        return get(drafter("*"), "place-requests/" + request).jsonPath().getList("places.status");
    }

    @Test
    void a_place_is_held_locked_confirmed_and_occupied_when_the_person_counts_there() {
        var district = districtWithPlaces(2);
        var unit = community(district, 1);
        String id = take(drafter(district), unit, 1)
                .then()
                .statusCode(201)
                .body("origin", equalTo("OFFICE"))
                .body("$", not(hasKey("roundId")))
                .body("places.status", equalTo(List.of("HELD")))
                .extract()
                .path("id");
        assertEquals(List.of(2, 0, 1), figures(unit));
        String place = get(drafter("*"), "place-requests/" + id).path("places[0].id");
        var person = UUID.randomUUID();
        var confirmation = Map.of("placeId", place, "personId", person.toString(), "effectiveOn", "2026-07-01");
        ProblemAssert.assertProblem(QuotaProblem.PLACES_NOT_THERE, step(id, "confirmation", confirmation));
        step(id, "lock", "").then().statusCode(200).body("places.status", equalTo(List.of("LOCKED")));
        step(id, "confirmation", confirmation).then().statusCode(200);
        ProblemAssert.assertProblem(QuotaProblem.PLACES_NOT_THERE, step(id, "confirmation", confirmation));
        Given.career(
                person, List.of(Given.post(unit, Post.COMMUNITY_WORKER)), List.of(Given.identity(TenureKind.STAFFED)));
        Given.awaitFigures(unit, 2, 1, 0);
        assertEquals(List.of("OCCUPIED"), statuses(id));
        TestKafka.awaitEvent(
                PlaceRequestChanged.class,
                event -> event.placeRequestId().toString().equals(id)
                        && event.places().getFirst().status() == PlaceStatus.OCCUPIED
                        && person.equals(event.places().getFirst().personId()));
        Given.assertProven(district);
    }

    @Test
    void not_one_more_than_there_is_and_the_refusal_gives_the_figures() {
        var district = districtWithPlaces(2);
        var unit = community(district, 1);
        String id = take(drafter("*"), unit, 2).then().statusCode(201).extract().path("id");
        take(drafter("*"), unit, 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("VACANCY_INSUFFICIENT"))
                .body("figures.available", equalTo(0));
        step(id, "lock", "").then().statusCode(200);
        List<String> places =
                get(drafter("*"), "place-requests/" + id).jsonPath().getList("places.id");
        step(id, "return", Map.of("placeIds", List.of(places.getFirst())))
                .then()
                .statusCode(200);
        assertEquals(List.of(2, 0, 1), figures(unit));
        step(id, "return", Map.of()).then().statusCode(200).body("places.status", everyItem(equalTo("RELEASED")));
        ProblemAssert.assertProblem(QuotaProblem.PLACES_NOT_THERE, step(id, "return", Map.of()));
        assertEquals(List.of(2, 0, 0), figures(unit));
        Given.assertProven(district);
    }

    @Test
    void an_office_gives_back_what_is_held_and_what_was_confirmed_for_somebody() {
        var district = districtWithPlaces(2);
        var unit = community(district, 1);
        String held =
                take(drafter("*"), unit, 1).then().statusCode(201).extract().path("id");
        step(held, "return", Map.of()).then().statusCode(200).body("places.status", equalTo(List.of("RELEASED")));
        String confirmed =
                take(drafter("*"), unit, 1).then().statusCode(201).extract().path("id");
        step(confirmed, "lock", "").then().statusCode(200);
        String place = get(drafter("*"), "place-requests/" + confirmed).path("places[0].id");
        var person = UUID.randomUUID().toString();
        step(confirmed, "confirmation", Map.of("placeId", place, "personId", person, "effectiveOn", "2026-07-01"))
                .then()
                .statusCode(200);
        step(confirmed, "return", Map.of()).then().statusCode(200).body("places.status", equalTo(List.of("RELEASED")));
        assertEquals(List.of(2, 0, 0), figures(unit));
        Given.assertProven(district);
    }

    @Test
    void a_hold_that_is_over_expires_and_cannot_be_locked() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        var now = Instant.now();
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, hold(unit, now.minusSeconds(1)))
                .then()
                .body("violations.pointer", equalTo(List.of("/expiresAt")));
        String id =
                hold(unit, now.plusSeconds(3)).then().statusCode(201).extract().path("id");
        await().atMost(Given.PATIENCE).until(() -> statuses(id), List.of("EXPIRED")::equals);
        ProblemAssert.assertProblem(QuotaProblem.PLACES_NOT_THERE, step(id, "lock", ""));
        assertEquals(List.of(1, 0, 0), figures(unit));
        Given.assertProven(district);
    }

    private static Response hold(String unit, Instant expiresAt) {
        return post(
                drafter("*"),
                "place-requests",
                Map.of("unitCode", unit, "places", 1, "documentNumber", "1", "expiresAt", expiresAt.toString()));
    }

    @Test
    void the_places_of_a_round_are_the_rounds_alone() {
        var district = districtWithPlaces(1);
        var round = Round.staffing(community(district, 1));
        round.reserve(1);
        ProblemAssert.assertProblem(
                QuotaProblem.PLACES_OF_A_ROUND, step(round.request().toString(), "return", Map.of()));
        ProblemAssert.assertProblem(QuotaProblem.NO_ACCOUNT, take(drafter("999999"), community(district, 1), 1));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                post(drafter("*"), "place-requests", Map.of("places", 1, "documentNumber", "1")));
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, take(Given.approver("*"), community(district, 1), 1));
    }
}
