package org.shequ.personnel.roster;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.succeeded;
import static org.shequ.personnel.Given.today;

/** Of somebody who left only the month may be known; it is kept and shown so. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class LeavingByMonthApiTest {

    private static final LocalDate SINCE = LocalDate.of(2018, 7, 1);

    @Test
    void whoever_left_within_a_month_served_as_the_policy_counts_it() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", SINCE);
        leave(token, id, "onMonth", "2021-06").then().statusCode(200).body("status", equalTo("RETIRED"));
        ended(token, id, "2021-06", "2021-07-01");
        get(token, "people/" + id + "/assignments").then().body("items.endReason", contains("RETIRED"));
        CareerChanged told = TestKafka.awaitEvent(
                CareerChanged.class,
                event -> event.personId().toString().equals(id)
                        && event.identities().stream().allMatch(held -> held.to() != null));
        assertEquals(YearMonth.of(2021, 6), told.identities().getFirst().toMonth());
        assertEquals(YearMonth.of(2021, 6), told.assignments().getFirst().toMonth());
    }

    @Test
    void a_roster_says_the_month_of_the_last_day_or_of_the_removal() {
        String district = district(1);
        String token = clerk(district);
        for (String header : List.of("离职日期", "退休日期", "免职日期")) {
            String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
            JsonPath job = left(token, district, id, header, "2021年6月");
            assertEquals(1, succeeded(job).getInt("counts.updated"), job::prettify);
            ended(token, id, "2021-06", "2021-07-01");
            assertEquals(1, left(token, district, id, header, "2021.06").getInt("counts.unchanged"));
        }
    }

    @Test
    void a_month_says_nothing_new_of_a_day_that_lies_in_it() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        leave(token, id, "lastDay", "2021-06-12").then().statusCode(200);
        assertEquals(1, left(token, district, id, "退休日期", "2021-06").getInt("counts.unchanged"));
        get(token, "people/" + id + "/assignments").then().body("items.to", contains("2021-06-13"));
    }

    @Test
    void of_the_present_month_nobody_serves_longer_than_today() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        YearMonth month = YearMonth.from(today());
        leave(token, id, "onMonth", month.toString()).then().statusCode(200);
        ended(token, id, month.toString(), today().plusDays(1).toString());
    }

    @Test
    void a_month_in_which_nobody_can_have_left_is_refused() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        String next = YearMonth.from(today()).plusMonths(1).toString();
        leave(token, id, "onMonth", "2018-06")
                .then()
                .statusCode(422)
                .body("violations.rule", contains("LEFT_BEFORE_START"));
        leave(token, id, "onMonth", next).then().statusCode(422).body("violations.rule", contains("NOT_IN_FUTURE"));
        assertEquals("LEFT_BEFORE_START", rule(token, left(token, district, id, "退休日期", "2018-06")));
        assertEquals("NOT_IN_FUTURE", rule(token, left(token, district, id, "退休日期", next)));
        assertEquals("LAST_DAY_BEFORE", rule(token, left(token, district, id, "离职日期,免职日期", "2021-06,2021-08-01")));
        leave(token, id, "onMonth", "2018-07").then().statusCode(200);
        ended(token, id, "2018-07", "2018-08-01");
    }

    private static void ended(String token, String id, String month, String to) {
        for (String held : List.of("assignments", "identities")) {
            get(token, "people/" + id + "/" + held)
                    .then()
                    .body("items.toMonth", contains(month))
                    .body("items.to", contains(to));
        }
    }

    private static io.restassured.response.Response leave(String token, String id, String field, String when) {
        return change(
                token,
                "people/" + id + "/leaving",
                id,
                Map.of("status", "RETIRED", field, when, "orderNumber", "崇委组〔2026〕12号"));
    }

    private static JsonPath left(String token, String district, String id, String header, String when) {
        JsonPath known = as(Tokens.of("personnel-unmasker").scope(district).bearer())
                .header("X-Purpose", "RECORD_KEEPING")
                .get("/personnel/v1/people/" + id)
                .jsonPath();
        return imported(
                "person-imports",
                token,
                "人员编号,姓名,公民身份号码,状态,%s\n%s,%s,%s,退休,%s\n"
                        .formatted(
                                header,
                                known.getString("personnelNumber"),
                                known.getString("name"),
                                known.getString("citizenId"),
                                when),
                Map.of());
    }

    private static Object rule(String token, JsonPath job) {
        return problems(token, job).getFirst().get("rule");
    }
}
