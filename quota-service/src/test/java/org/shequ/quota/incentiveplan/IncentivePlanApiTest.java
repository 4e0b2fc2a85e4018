package org.shequ.quota.incentiveplan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.quota.PlacesRefusalReason;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.quota.Given;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.place.Round;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.PATIENCE;
import static org.shequ.quota.Given.approver;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.decide;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.person;
import static org.shequ.quota.Given.planRequest;
import static org.shequ.quota.Given.post;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class IncentivePlanApiTest {

    private static final Map<String, String> DOCUMENT = Map.of("documentNumber", "崇委组〔2021〕12号");

    @Test
    void the_base_is_the_secretaries_in_post_and_the_ceiling_their_share_rounded_down() {
        var district = district(1);
        var unit = community(district, 1);
        person(unit, Post.DEPUTY_SECRETARY, TenureKind.STAFFED);
        var retired = person(unit, Post.SECRETARY, TenureKind.STAFFED);
        Given.status(retired, unit, PersonStatus.RETIRED);
        await().atMost(PATIENCE)
                .until(() ->
                        "LEFT_SERVICE".equals(Given.headcount(retired, unit).get("reason")));
        var plan = Given.plan(district, 9);
        get(drafter(district), "incentive-plans/" + plan)
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("base", equalTo(9))
                .body("ceiling", equalTo(2))
                .body("left", equalTo(2))
                .body("used", equalTo(0))
                .body("pace.year", equalTo(List.of(2021, 2022, 2023, 2024, 2025)))
                .body("pace.planned", equalTo(List.of(0, 0, 1, 0, 1)))
                .body("approvedBy", equalTo("quota-approver-1"));
        get(drafter(district), "incentive-plans?count=true&status=APPROVED&jurisdiction=" + district)
                .then()
                .body("total", equalTo(1))
                .body("items[0].left", equalTo(2));
        get(drafter(district), "accounts?kind=INSTITUTION_PLAN")
                .then()
                .body("items.approved", equalTo(List.of(2)))
                .body("items.unitCode", equalTo(List.of(district)));
    }

    @Test
    void entries_are_counted_by_year_and_by_the_establishment_entered() {
        var district = district(1);
        var unit = community(district, 1);
        var plan = Given.plan(district, 7);
        for (var kind : List.of(RoundKind.INSTITUTION, RoundKind.CIVIL_SERVICE)) {
            var round = Round.ofPlan(kind, plan, unit);
            var place = round.reserve(1).getFirst();
            round.lock();
            TestKafka.publish(Round.effected(round.confirm(place, UUID.randomUUID())));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(drafter(district), "incentive-plans/" + plan)
                        .then()
                        .body("used", equalTo(2))
                        .body("left", equalTo(0))
                        .body("entries.institution", equalTo(1))
                        .body("entries.civilService", equalTo(1))
                        .body("pace.year", hasItem(2026))
                        .body("pace.find { it.year == 2026 }.planned", equalTo(0))
                        .body("pace.find { it.year == 2026 }.entered", equalTo(2)));
        var refused = Round.ofPlan(RoundKind.INSTITUTION, plan, unit).refused(1);
        assertEquals(PlacesRefusalReason.INSUFFICIENT, refused.reason());
        assertEquals(2, refused.figures().approved());
        assertEquals(2, refused.figures().occupied());
    }

    @Test
    void whoever_created_a_plan_does_not_approve_it() {
        var district = district(1);
        person(community(district, 1), Post.SECRETARY, TenureKind.STAFFED);
        var both = Tokens.of("quota-drafter", "quota-approver").subject("li").bearer();
        String id = post(both, "incentive-plans", planRequest(district)).path("id");
        ProblemAssert.assertProblem(
                QuotaProblem.SELF_APPROVAL, decide(both, "incentive-plans/" + id, "approval", DOCUMENT));
    }

    @Test
    void a_closed_plan_gives_no_more_places() {
        var district = district(1);
        var plan = Given.plan(district, 7);
        var resource = "incentive-plans/" + plan;
        var round = Round.ofPlan(RoundKind.INSTITUTION, plan, community(district, 1));
        round.reserve(1);
        decide(approver(district), resource, "closure", DOCUMENT)
                .then()
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("reserved", equalTo(1));
        var late = Round.ofPlan(RoundKind.INSTITUTION, plan, community(district, 1));
        assertEquals(PlacesRefusalReason.PLAN_CLOSED, late.refused(1).reason());
        assertEquals("PLAN_CLOSED", late.view().getString("refusal.reason"));
        for (var step : List.of("closure", "approval", "extension")) {
            ProblemAssert.assertProblem(
                    CommonProblem.ILLEGAL_TRANSITION,
                    decide(
                            approver(district),
                            resource,
                            step,
                            step.equals("extension") ? Map.of("documentNumber", "1", "toYear", 2100) : DOCUMENT));
        }
    }

    @Test
    void after_its_last_year_a_plan_gives_places_by_an_order_only() {
        var district = district(1);
        var unit = community(district, 1);
        for (int i = 0; i < 7; i++) {
            person(unit, Post.SECRETARY, TenureKind.STAFFED);
        }
        String plan =
                post(drafter("*"), "incentive-plans", planRequest(district)).path("id");
        var resource = "incentive-plans/" + plan;
        decide(approver("*"), resource, "approval", DOCUMENT).then().statusCode(200);
        var late = Round.ofPlan(RoundKind.INSTITUTION, plan, unit).refused(1);
        assertEquals(PlacesRefusalReason.PLAN_OUT_OF_YEARS, late.reason());
        var office = Map.of("planId", plan, "places", 1, "documentNumber", "1");
        ProblemAssert.assertProblem(QuotaProblem.PLAN_OUT_OF_YEARS, post(drafter(district), "place-requests", office))
                .then()
                .body("figures.toYear", equalTo(2025))
                .body("detail", containsString("POST incentive-plans/" + plan + "/extension"));
        ProblemAssert.assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        decide(approver("*"), resource, "extension", Map.of("documentNumber", "1", "toYear", 2025)))
                .then()
                .body("violations.rule", hasItem("YEAR_ORDER"));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                decide(drafter("*"), resource, "extension", Map.of("documentNumber", "1", "toYear", 2099)));
        Given.extend(plan, 2099);
        get(drafter(district), resource)
                .then()
                .body("toYear", equalTo(2025))
                .body("extensionDocumentNumber", equalTo("崇委组〔2026〕2号"))
                .body("ceiling", equalTo(2));
        Round.ofPlan(RoundKind.INSTITUTION, plan, unit).reserve(1);
        post(drafter(district), "place-requests", office).then().statusCode(201);
    }

    @Test
    void before_its_first_year_a_plan_gives_no_places() {
        var district = district(1);
        var unit = community(district, 1);
        for (int i = 0; i < 4; i++) {
            person(unit, Post.SECRETARY, TenureKind.STAFFED);
        }
        var later = new HashMap<>(planRequest(district));
        later.put("fromYear", 2090);
        later.put("toYear", 2095);
        String plan = post(drafter("*"), "incentive-plans", later).path("id");
        decide(approver("*"), "incentive-plans/" + plan, "approval", DOCUMENT)
                .then()
                .statusCode(200);
        assertEquals(
                PlacesRefusalReason.PLAN_OUT_OF_YEARS,
                Round.ofPlan(RoundKind.CIVIL_SERVICE, plan, unit).refused(1).reason());
    }

    @Test
    void several_plans_at_once_keep_their_places_apart() {
        var district = district(1);
        var first = Given.plan(district, 7);
        var second = Given.plan(district, 4);
        // 30 % of 7, then 30 % of the 11 who are there by then
        get(drafter(district), "incentive-plans/" + first).then().body("ceiling", equalTo(2));
        get(drafter(district), "incentive-plans/" + second).then().body("ceiling", equalTo(3));
        var round = Round.ofPlan(RoundKind.INSTITUTION, first, community(district, 1));
        round.reserve(2);
        get(drafter(district), "incentive-plans/" + first).then().body("left", equalTo(0));
        get(drafter(district), "incentive-plans/" + second)
                .then()
                .body("left", equalTo(3))
                .body("forecast.entered", equalTo(0))
                .body("forecast.unused", equalTo(3));
        assertEquals(
                PlacesRefusalReason.INSUFFICIENT,
                Round.ofPlan(RoundKind.CIVIL_SERVICE, first, community(district, 1))
                        .refused(1)
                        .reason());
        Round.ofPlan(RoundKind.CIVIL_SERVICE, second, community(district, 1)).reserve(1);
        Given.assertProven(district);
    }

    @Test
    void a_plan_without_secretaries_or_with_years_in_the_wrong_order_is_refused() {
        var district = district(1);
        String id = post(drafter(district), "incentive-plans", planRequest(district))
                .then()
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.startsWith("/quota/v1/incentive-plans/"))
                .extract()
                .path("id");
        ProblemAssert.assertProblem(
                QuotaProblem.NO_SECRETARIES, decide(approver("*"), "incentive-plans/" + id, "approval", DOCUMENT));
        ProblemAssert.assertProblem(
                CommonProblem.CONDITION_REQUIRED, post(approver("*"), "incentive-plans/" + id + "/approval", DOCUMENT));
        var backwards = new HashMap<>(planRequest(district));
        backwards.put("toYear", 2020);
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, post(drafter(district), "incentive-plans", backwards))
                .then()
                .body("violations.rule", hasItem("YEAR_ORDER"));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN, post(drafter("320602"), "incentive-plans", planRequest(district)));
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(drafter("320602"), "incentive-plans/" + id));
    }
}
