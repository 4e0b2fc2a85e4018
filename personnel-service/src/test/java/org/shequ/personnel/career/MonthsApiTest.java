package org.shequ.personnel.career;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.util.HashMap;
import java.util.Map;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.today;

/** Posts of which only the months are known, over HTTP. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class MonthsApiTest {

    @Test
    void a_post_is_started_by_its_months_corrected_to_days_and_its_identity_goes_along() {
        String district = district(1);
        String token = clerk(district);
        String id = recorded(district);
        Map<String, Object> request = request(community(district, 1));
        request.putAll(Map.of("fromMonth", "2018-07", "toMonth", "2021-06", "tenureKind", "CONTRACT"));
        String assignment = change(token, "people/" + id + "/assignments", id, request)
                .then()
                .statusCode(201)
                .body("assignment.fromMonth", equalTo("2018-07"))
                .body("assignment.toMonth", equalTo("2021-06"))
                .body("assignment.from", equalTo("2018-07-01"))
                .body("assignment.to", equalTo("2021-07-01"))
                .extract()
                .path("assignment.assignmentId");
        get(token, "people/" + id + "/identities")
                .then()
                .body("items.fromMonth", contains("2018-07"))
                .body("items.toMonth", contains("2021-06"));
        Map<String, Object> correction = request(community(district, 1));
        correction.putAll(Map.of("from", "2018-07-09", "toMonth", "2021-06"));
        change(token, "people/" + id + "/assignments/" + assignment + "/correction", id, correction)
                .then()
                .statusCode(200)
                .body("assignment.fromMonth", nullValue())
                .body("assignment.toMonth", equalTo("2021-06"))
                .body("assignment.from", equalTo("2018-07-09"));
    }

    @Test
    void the_district_says_which_day_of_a_month_counts() {
        String district = district(1);
        String token = clerk(district);
        post(
                        token,
                        "policies",
                        Map.of(
                                "name",
                                "tenure",
                                "jurisdiction",
                                district,
                                "from",
                                today().toString(),
                                "documentNumber",
                                "测1号",
                                "definition",
                                Map.of(
                                        "gapToleranceDays", 0,
                                        "monthOnlyStart", "LAST_DAY",
                                        "monthOnlyEnd", "FIRST_DAY")))
                .then()
                .statusCode(201);
        String id = recorded(district);
        Map<String, Object> request = request(community(district, 1));
        request.putAll(Map.of("fromMonth", "2018-07", "toMonth", "2021-06"));
        change(token, "people/" + id + "/assignments", id, request)
                .then()
                .statusCode(201)
                .body("assignment.from", equalTo("2018-07-31"))
                .body("assignment.to", equalTo("2021-06-02"));
    }

    @Test
    void a_day_and_a_month_of_one_end_or_neither_are_refused() {
        String district = district(1);
        String token = clerk(district);
        String id = recorded(district);
        Map<String, Object> request = request(community(district, 1));
        refused(change(token, "people/" + id + "/assignments", id, request), "DAY_OR_MONTH");
        request.putAll(Map.of("from", "2018-07-09", "fromMonth", "2018-07"));
        refused(change(token, "people/" + id + "/assignments", id, request), "DAY_OR_MONTH");
        request.remove("from");
        request.put("toMonth", "2018-06");
        refused(change(token, "people/" + id + "/assignments", id, request), "AFTER_FROM");
    }

    private static void refused(Response response, String rule) {
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, response);
        response.then().body("violations.rule", contains(rule));
    }

    private static Map<String, Object> request(String unit) {
        Map<String, Object> request = new HashMap<>();
        request.put("unitCode", unit);
        request.put("post", "GRID_WORKER");
        request.put("orderNumber", "1");
        return request;
    }
}
