package org.shequ.assessment.calendar;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.assessment.CalendarChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.publisher;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CalendarApiTest {

    private static Response put(String token, int year, String ifMatch, String holidays, String worked) {
        var request = given().header("Authorization", token).contentType(ContentType.JSON);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return request.body("{\"holidays\":[%s],\"extraWorkingDays\":[%s],\"documentNumber\":\"国办发明电1号\"}"
                        .formatted(holidays, worked))
                .put("/assessment/v1/calendars/" + year);
    }

    @Test
    void a_year_is_loaded_once_and_replaced_only_by_who_has_seen_it() {
        put(officer(), 2190, null, "\"2190-01-01\"", "").then().statusCode(200).body("version", equalTo(1));
        ProblemAssert.assertProblem(CommonProblem.CONDITION_REQUIRED, put(officer(), 2190, null, "\"2190-01-01\"", ""));
        put(officer(), 2190, "\"1\"", "\"2190-01-01\",\"2190-01-02\"", "")
                .then()
                .statusCode(200)
                .body("holidays.size()", equalTo(2));
        get(officer(), "calendars/2190").then().body("documentNumber", equalTo("国办发明电1号"));
    }

    @Test
    void a_notice_that_reaches_into_december_before_is_taken_as_published_and_told_to_all() {
        put(officer(), 2194, null, "\"2193-12-30\",\"2193-12-31\",\"2194-01-01\"", "\"2193-12-28\"")
                .then()
                .statusCode(200)
                .body("holidays", hasItem("2193-12-30"));
        var told = TestKafka.awaitEvent(CalendarChanged.class, event -> event.year() == 2194);
        assertEquals(LocalDate.of(2193, 12, 30), told.holidays().getFirst());
        assertEquals(List.of(LocalDate.of(2193, 12, 28)), told.extraWorkingDays());
        ProblemAssert.assertProblem(
                        CommonProblem.RULE_VIOLATED, put(officer(), 2195, null, "\"2194-11-30\"", "\"2193-12-28\""))
                .then()
                .body("violations.rule", hasItem("OTHER_YEAR"));
    }

    @Test
    void years_that_came_with_the_schema_are_told_once() {
        var told = TestKafka.awaitEvent(CalendarChanged.class, event -> event.year() == 2026);
        assertEquals("国办发明电〔2025〕7号", told.documentNumber());
        assertEquals(LocalDate.of(2026, 1, 4), told.extraWorkingDays().getFirst());
    }

    @Test
    void days_of_another_year_and_worked_weekdays_are_refused_by_name() {
        ProblemAssert.assertProblem(
                        CommonProblem.RULE_VIOLATED, put(officer(), 2191, null, "\"2192-01-01\"", "\"2191-01-03\""))
                .then()
                .body("violations.rule", hasItem("OTHER_YEAR"))
                .body("violations.rule", hasItem("NOT_A_WEEKEND"));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                put(Tokens.of("assessment-officer").scope("320613").bearer(), 2191, null, "", ""));
    }

    @Test
    void publicity_in_a_year_without_a_calendar_is_refused_and_never_guessed() {
        String district = district(1);
        String cycle = Rounds.openCommunityCycle(district);
        Rounds.entered(cycle, Rounds.community(community(district, 1), 18, 27));
        Rounds.calibrate(cycle);
        TestClock.set(LocalDate.of(2188, 3, 3));
        ProblemAssert.assertProblem(
                        CommonProblem.CALENDAR_MISSING,
                        decide(publisher(), cycle, "publicity", "{\"documentNumber\":\"1\"}"))
                .then()
                .body("figures.year", equalTo(2188));
        TestClock.set(Rounds.TODAY);
    }
}
