package org.shequ.quota.ledger;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.quota.AccountChanged;
import org.shequ.contracts.event.quota.PlacesRefusalReason;
import org.shequ.contracts.problem.CommonProblem;
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

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.account;
import static org.shequ.quota.Given.approver;
import static org.shequ.quota.Given.awaitFigures;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.districtWithPlaces;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.figures;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.staffed;

/** Over-quota orders, freezing and transfers. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class AccountDecisionApiTest {

    @Test
    void nobody_is_hired_beyond_the_places_unless_an_order_is_on_record() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        staffed(unit);
        awaitFigures(unit, 1, 1, 0);
        assertEquals(
                PlacesRefusalReason.INSUFFICIENT,
                Round.staffing(unit).refused(1).reason());
        order(unit, 2)
                .then()
                .statusCode(200)
                .body("overQuotaOrder", equalTo(2))
                .body("vacancy", equalTo(0))
                .body("available", equalTo(2))
                .body("ceiling", equalTo(3));
        Round.staffing(unit).reserve(1);
        assertEquals(
                PlacesRefusalReason.INSUFFICIENT,
                Round.staffing(unit).refused(2).reason());
        ProblemAssert.assertProblem(QuotaProblem.ORDER_IN_USE, order(unit, -2));
        order(unit, -1).then().statusCode(200).body("available", equalTo(0));
        Given.assertProven(district);
        var entries = get(drafter(district), "accounts/" + account(unit).getString("id") + "/entries");
        entries.then()
                .body("items.kind", hasItem("ADJUST"))
                .body("items.find { it.kind == 'ADJUST' }.documentNumber", equalTo("崇组〔2026〕21号"))
                .body("items.find { it.kind == 'ADJUST' }.recordedBy", equalTo("quota-approver-1"));
        get(
                        Tokens.of("auditor").bearer(),
                        "audit-entries?subjectType=quota-account&subjectId="
                                + account(unit).getString("id"))
                .then()
                .statusCode(200)
                .body("items.action", hasItem("over-quota-order"));
    }

    @Test
    void frozen_places_are_not_reserved() {
        var district = districtWithPlaces(3);
        var unit = community(district, 1);
        freeze(unit, 2).then().statusCode(200).body("frozen", equalTo(2)).body("vacancy", equalTo(1));
        var refused = Round.staffing(unit).refused(2);
        assertEquals(2, refused.figures().frozen());
        assertEquals(1, refused.figures().vacancy());
        ProblemAssert.assertProblem(QuotaProblem.VACANCY_INSUFFICIENT, freeze(unit, 2));
        ProblemAssert.assertProblem(QuotaProblem.FREEZE_INSUFFICIENT, freeze(unit, -3));
        freeze(unit, -2).then().statusCode(200).body("frozen", equalTo(0));
        Round.staffing(unit).reserve(3);
        Given.assertProven(district);
    }

    @Test
    void vacant_places_move_inside_a_subdistrict_and_none_is_lost() {
        var district = districtWithPlaces(3, 1);
        var from = community(district, 1);
        var to = community(district, 2);
        Round.staffing(from).reserve(1);
        transfer(from, account(to).getString("id"), 2)
                .then()
                .statusCode(200)
                .body("approved", equalTo(1))
                .body("vacancy", equalTo(0));
        assertEquals(List.of(3, 0, 0), figures(to));
        TestKafka.awaitEvent(AccountChanged.class, e -> e.unitCode().equals(to) && e.approved() == 3);
        ProblemAssert.assertProblem(
                QuotaProblem.VACANCY_INSUFFICIENT, transfer(from, account(to).getString("id"), 1));
        for (var unit : List.of(from, to)) {
            get(drafter(district), "accounts/" + account(unit).getString("id") + "/entries")
                    .then()
                    .body("items.kind", hasItem("TRANSFER"));
        }
        Given.assertProven(district);
    }

    @Test
    void places_do_not_leave_their_subdistrict() {
        var district = districtWithPlaces(2);
        var other = districtWithPlaces(1);
        var unit = community(district, 1);
        ProblemAssert.assertProblem(
                QuotaProblem.TRANSFER_OUTSIDE_SUBDISTRICT,
                transfer(unit, account(community(other, 1)).getString("id"), 1));
        ProblemAssert.assertProblem(
                QuotaProblem.TRANSFER_OUTSIDE_SUBDISTRICT,
                transfer(unit, account(unit).getString("id"), 1));
        ProblemAssert.assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        transfer(unit, UUID.randomUUID().toString(), 1))
                .then()
                .body("violations.pointer", hasItem("/toAccountId"));
    }

    @Test
    void a_decision_needs_a_document_a_number_and_the_version_that_was_seen() {
        var district = districtWithPlaces(1);
        var resource = "accounts/" + account(community(district, 1)).getString("id");
        var body = new HashMap<String, Object>(Map.of("places", 0, "documentNumber", "崇组〔2026〕21号"));
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, Given.decide(approver("*"), resource, "freezes", body))
                .then()
                .body("violations.pointer", hasItem("/places"));
        body.put("places", 1);
        ProblemAssert.assertProblem(
                CommonProblem.CONDITION_REQUIRED, Given.post(approver("*"), resource + "/freezes", body));
        body.put("documentNumber", " ");
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED, Given.decide(approver("*"), resource, "freezes", body));
    }

    private static Response order(String unit, int places) {
        return decide(unit, "over-quota-orders", Map.of("places", places, "documentNumber", "崇组〔2026〕21号"));
    }

    private static Response freeze(String unit, int places) {
        return decide(unit, "freezes", Map.of("places", places, "documentNumber", "崇组〔2026〕22号", "reason", "机构改革"));
    }

    private static Response transfer(String unit, String to, int places) {
        return decide(unit, "transfers", Map.of("toAccountId", to, "places", places, "documentNumber", "崇组〔2026〕23号"));
    }

    private static Response decide(String unit, String step, Map<String, Object> body) {
        return Given.decide(approver("*"), "accounts/" + account(unit).getString("id"), step, body);
    }
}
