package org.shequ.quota;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.approver;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.standard;

/** Endpoint by role by scope. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class AccessApiTest {

    private static final List<String> LISTS = List.of(
            "standards",
            "populations",
            "determinations",
            "accounts",
            "headcounts",
            "headcounts/summary",
            "incentive-plans",
            "place-requests",
            "alerts",
            "unit-reorganisations",
            "comparisons",
            "retirement-policies",
            "ledger-proof");

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor", "system", "quota-drafter", "quota-approver"})
    void readers_read_every_list(String role) {
        for (var list : LISTS) {
            assertEquals(200, get(Tokens.of(role).bearer(), list).statusCode(), list);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"personnel-clerk", "assessment-officer", "selection-officer", "clock-setter"})
    void other_offices_read_nothing_here(String role) {
        var id = UUID.randomUUID();
        for (var path : LISTS) {
            refusedToRead(role, path);
        }
        for (var path :
                List.of("standards", "determinations", "accounts", "incentive-plans", "place-requests", "alerts")) {
            refusedToRead(role, path + "/" + id);
        }
        refusedToRead(role, "determinations/" + id + "/lines");
        refusedToRead(role, "accounts/" + id + "/entries");
    }

    private static void refusedToRead(String role, String path) {
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, get(Tokens.of(role).bearer(), path));
        ProblemAssert.assertProblem(CommonProblem.UNAUTHENTICATED, given().get("/quota/v1/" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor", "system", "quota-approver", "selection-decider"})
    void only_drafters_draft(String role) {
        var token = Tokens.of(role).bearer();
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, post(token, "standards", standard("900000")));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(
                        token,
                        "determinations",
                        Given.determination("900000", UUID.randomUUID().toString())));
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, Given.submitPopulations(token, "unit_code\n", Map.of()));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN, post(token, "determinations/" + UUID.randomUUID() + "/submission", ""));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(
                        token,
                        "incentive-plans",
                        Map.of(
                                "name",
                                "530",
                                "jurisdiction",
                                "900000",
                                "fromYear",
                                2021,
                                "toYear",
                                2025,
                                "sharePercent",
                                30,
                                "documentNumber",
                                "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor", "system", "quota-drafter", "selection-decider"})
    void only_approvers_decide(String role) {
        var token = Tokens.of(role).bearer();
        var document = Map.of("documentNumber", "1");
        var places = Map.of("documentNumber", "1", "places", 1);
        Map<String, Map<String, ?>> steps = Map.of(
                "determinations/%s/approval",
                Map.of("documentNumber", "1", "organ", "组织部"),
                "determinations/%s/return",
                Map.of("reason", "待核实"),
                "incentive-plans/%s/approval",
                document,
                "incentive-plans/%s/closure",
                document,
                "incentive-plans/%s/extension",
                Map.of("documentNumber", "1", "toYear", 2100),
                "accounts/%s/over-quota-orders",
                places,
                "accounts/%s/freezes",
                places,
                "accounts/%s/transfers",
                Map.of("documentNumber", "1", "places", 1, "toAccountId", UUID.randomUUID()));
        steps.forEach((path, body) -> ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN, post(token, path.formatted(UUID.randomUUID()), body)));
    }

    @Test
    void a_subdistrict_sees_its_own_accounts_and_no_others() {
        var district = Given.districtWithPlaces(2, 3);
        var id = Given.account(community(district, 1)).getString("id");
        var inside = drafter(district + "001");
        var outside = drafter(district + "002");
        get(inside, "accounts?count=true").then().body("total", equalTo(2));
        get(outside, "accounts?count=true").then().body("total", equalTo(0));
        get(outside, "accounts?count=true&unit=" + district + "001").then().body("total", equalTo(0));
        get(outside, "populations?count=true").then().body("total", equalTo(0));
        get(outside, "alerts?count=true").then().body("total", equalTo(0));
        get(inside, "accounts/" + id).then().statusCode(200);
        for (var path : List.of("accounts/" + id, "accounts/" + id + "/entries")) {
            ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(outside, path));
        }
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND,
                post(
                        approver(district + "002"),
                        "accounts/" + id + "/freezes",
                        Map.of("places", 1, "documentNumber", "1")));
    }

    @Test
    void the_determination_of_a_district_is_not_for_its_subdistricts_to_decide() {
        var district = district(1);
        Given.residents(district, 5000);
        var standard = adopted(standard(district));
        var id = Given.drafted(Given.determination(district, standard));
        var subdistrict = drafter(district + "001");
        for (var path : List.of("determinations/" + id, "determinations/" + id + "/lines")) {
            ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(subdistrict, path));
        }
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, post(subdistrict, "determinations/" + id + "/submission", ""));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN, post(subdistrict, "determinations", Given.determination(district, standard)));
        get(subdistrict, "standards/" + standard).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts?sort=approved",
                "accounts?limit=0",
                "accounts?unit=3%27",
                "accounts?kind=OTHER",
                "accounts?vacancy=1",
                "standards?sort=-number",
                "populations?date=yesterday",
                "populations?limit=1000000000",
                "determinations?cursor=x",
                "determinations?status=GONE",
                "headcounts?reason=%25",
                "incentive-plans?count=maybe",
                "incentive-plans?sort=name",
                "place-requests?round=1",
                "place-requests?sort=status",
                "alerts?kind=OVER",
                "ledger-proof?unit=x"
            })
    void odd_questions_are_malformed_and_never_a_failure(String path) {
        assertEquals(400, get(drafter("*"), path).statusCode(), path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standards", "determinations", "accounts", "incentive-plans", "place-requests"})
    void what_is_not_there_is_not_found(String list) {
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(drafter("*"), list + "/" + UUID.randomUUID()));
    }
}
