package org.shequ.personnel.reserve;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.reserveMember;
import static org.shequ.personnel.Given.today;

/** The reserve pool: its members, their review, and the end that comes by itself. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ReserveApiTest {

    @Test
    void the_pool_shows_whose_review_is_due_and_a_review_settles_it() {
        String district = district(2);
        String token = clerk(district);
        LocalDate admitted = today().minusYears(1);
        String reviewed = reserveMember(community(district, 1), admitted, today().plusYears(1));
        String due = reserveMember(community(district, 2), admitted, today().plusMonths(2));
        review(token, reviewed, "KEPT", null, today()).then().statusCode(201).body("review.outcome", equalTo("KEPT"));
        get(token, "reserve-members")
                .then()
                .statusCode(200)
                .body("items.personId", contains(reviewed, due))
                .body("items.name", contains("张*", "张*"))
                .body("items[0].lastReviewedOn", equalTo(today().toString()));
        get(token, "reserve-members?notReviewedSince=" + today().minusMonths(6))
                .then()
                .body("items.personId", contains(due));
        get(token, "reserve-members?expiresBefore=" + today().plusMonths(3))
                .then()
                .body("items.personId", contains(due));
        get(token, "reserve-members?unit=" + community(district, 1)).then().body("items", hasSize(1));
        get(token, "reserve-members?asOf=" + admitted.minusDays(1)).then().body("items", hasSize(0));
        String next = get(token, "reserve-members?limit=1").path("next");
        get(token, "reserve-members?limit=1&cursor=" + next).then().body("items.personId", contains(due));
        get(clerk(district(1)), "reserve-members?unit=" + district).then().body("items", hasSize(0));
    }

    @Test
    void a_membership_is_prolonged_or_ended_by_its_review_and_the_history_stays() {
        String district = district(1);
        String token = clerk(district);
        LocalDate end = today().plusMonths(2);
        String id = reserveMember(community(district, 1), today().minusYears(1), end);
        var before = TestClock.now();
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED, review(token, id, "EXTENDED", end.minusDays(1), today()));
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, review(token, id, "EXTENDED", null, today()));
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, review(token, id, "KEPT", null, today().plusDays(1)));
        review(token, id, "EXTENDED", end.plusYears(1), today()).then().statusCode(201);
        get(token, "people/" + id + "/reserve-memberships")
                .then()
                .body("items.to", contains(end.plusYears(1).toString()));
        get(token, "people/" + id + "/reserve-memberships?knownAt=" + before)
                .then()
                .body("items.to", contains(end.toString()));
        review(token, id, "REMOVED", null, today()).then().statusCode(201);
        get(token, "people/" + id + "/reserve-memberships?asOf=" + today())
                .then()
                .body("items", hasSize(0));
        ProblemAssert.assertProblem(PersonnelProblem.NOT_IN_RESERVE, review(token, id, "KEPT", null, today()));
        get(token, "people/" + id + "/reserve-reviews")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("EXTENDED", "REMOVED"));
        TestKafka.awaitEvent(
                CareerChanged.class,
                career -> career.personId().toString().equals(id)
                        && career.reserveMemberships().stream()
                                .anyMatch(membership -> today().equals(membership.to())));
    }

    @Test
    void a_membership_ends_by_itself_on_its_day() {
        String district = district(1);
        String token = clerk(district);
        LocalDate end = today().plusDays(2);
        String id = reserveMember(community(district, 1), today().minusYears(2), end);
        int version = get(token, "people/" + id).path("version");
        TestClock.set(end);
        get(token, "reserve-members").then().body("items", hasSize(0));
        eventually(() -> get(token, "people/" + id).then().body("version", equalTo(version + 1)));
    }

    /** Admitted by an appointment, as selection does it. */
    private static Response review(String token, String id, String outcome, LocalDate until, LocalDate on) {
        Map<String, Object> body = new HashMap<>(Map.of("on", on.toString(), "outcome", outcome, "orderNumber", "审1号"));
        if (until != null) {
            body.put("until", until.toString());
        }
        return change(token, "people/" + id + "/reserve-reviews", id, body);
    }
}
