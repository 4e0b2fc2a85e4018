package org.shequ.selection.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.assessment.CalendarChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestRound;
import org.shequ.selection.verification.RecordVerifier;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** The public notice: days counted by the calendar, what anybody may see, objections. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class NoticeApiTest {

    private final TestRound run = new TestRound();

    /** One place, two candidates, the first within the place and through all stages. */
    private String first = "";

    private String next = "";

    private void untilNotice() {
        run.draft(1);
        run.announce();
        first = run.candidate("甲社区");
        next = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(first, "90", next, "80"), Map.of(first, "90", next, "80"));
        run.passAll(List.of(first));
    }

    private Response publicly() {
        return given().get(Selection.BASE + "/public/rounds/" + run.id() + "/notice");
    }

    @Test
    void working_days_leave_out_holidays_and_count_weekends_worked_in_exchange() {
        untilNotice();
        TestClock.set(LocalDate.of(2026, 4, 28));
        // 29 and 30 April, 6 to 8 May, Saturday 9 May worked in exchange, Monday 11 May
        run.publisher
                .step(run.id(), "/notice", Map.of())
                .then()
                .statusCode(201)
                .body("publishedOn", equalTo("2026-04-28"))
                .body("lastDay", equalTo("2026-05-11"))
                .body("dayKind", equalTo("WORKING"))
                .body("days", equalTo(7));
        TestClock.set(LocalDate.of(2026, 5, 11));
        assertProblem(SelectionProblem.NOTICE_NOT_OVER, run.publisher.tryStep(run.id(), "/notice/closure", null))
                .then()
                .body("figures.lastDay", equalTo("2026-05-11"));
        assertEquals(200, publicly().statusCode());
        TestClock.set(LocalDate.of(2026, 5, 12));
        run.publisher.step(run.id(), "/notice/closure", null).then().body("closed", equalTo(true));
        assertProblem(CommonProblem.NOT_FOUND, publicly());
    }

    @Test
    void without_the_years_calendar_nothing_is_published_and_it_comes_from_assessment() throws IOException {
        untilNotice();
        TestClock.set(LocalDate.of(2026, 12, 28));
        assertProblem(CommonProblem.CALENDAR_MISSING, run.publisher.tryStep(run.id(), "/notice", Map.of()))
                .then()
                .body("figures.year", equalTo(2027));
        var everywhere = Selection.officer("*");
        var calendar = Map.of(
                "holidays", List.of("2027-01-01"), "extraWorkingDays", List.of(), "documentNumber", "国办发明电〔2026〕0号");
        assertProblem(SelectionProblem.CALENDAR_KEPT_BY_ASSESSMENT, everywhere.put("/calendars/2027", null, calendar))
                .then()
                .body("detail", containsString("PUT /assessment/v1/calendars/2027"));
        told(2027, List.of(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 2)), List.of(), 1);
        // as published: from 30 December to 3 January, for which the Sunday before is worked
        told(
                2027,
                List.of(
                        LocalDate.of(2026, 12, 30),
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 1, 2),
                        LocalDate.of(2027, 1, 3)),
                List.of(LocalDate.of(2027, 1, 9)),
                2);
        everywhere
                .get("/calendars/2027")
                .then()
                .body("holidays", hasItem("2026-12-30"))
                .body("documentNumber", equalTo("国办发明电〔2026〕2号"));
        // 29 December, 4 to 8 January, and the Saturday that is worked: seven days
        run.publisher.step(run.id(), "/notice", Map.of()).then().body("lastDay", equalTo("2027-01-09"));
        var record =
                run.publisher.get(run.path() + "/record").then().statusCode(200).extract();
        assertEquals(List.of(), RecordVerifier.verify(new ObjectMapper().readTree(record.asString())));
    }

    private static void told(int year, List<LocalDate> holidays, List<LocalDate> worked, int version) {
        var document = "国办发明电〔2026〕" + version + "号";
        TestKafka.publish(new CalendarChanged(year, holidays, worked, document, Instant.EPOCH, version));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Selection.officer("*")
                        .get("/calendars/" + year)
                        .then()
                        .statusCode(200)
                        .body("documentNumber", equalTo(document)));
    }

    @Test
    void anybody_sees_masked_names_units_and_places_and_nothing_else() {
        untilNotice();
        assertProblem(CommonProblem.NOT_FOUND, publicly());
        run.publisher.step(run.id(), "/notice", Map.of());
        var seen = publicly();
        seen.then()
                .statusCode(200)
                .body("candidates.name", equalTo(List.of("王**")))
                .body("candidates.unitName", equalTo(List.of("甲社区")))
                .body("candidates.rank", equalTo(List.of(1)));
        Map<String, Object> candidate = seen.path("candidates[0]");
        assertEquals(Set.of("name", "unitName", "rank", "line"), candidate.keySet());
        for (var secret : List.of(first, "王小明", "personId", "registrationId", "total", "birth")) {
            assertFalse(seen.asString().contains(secret), secret);
        }
    }

    @Test
    void a_cancelled_round_shows_nothing_to_the_public() {
        untilNotice();
        run.publisher.step(run.id(), "/notice", Map.of());
        assertEquals(200, publicly().statusCode());
        run.officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"));
        assertProblem(CommonProblem.NOT_FOUND, publicly());
    }

    private Response object(String registration, String content) {
        return run.publisher.post(
                run.path() + "/objections", Map.of("registrationId", registration, "content", content));
    }

    private Response answer(Response objection, boolean upheld) {
        return run.publisher.post(
                run.path() + "/objections/" + objection.path("id") + "/answer",
                objection.header("ETag"),
                Map.of("upheld", upheld, "answer", "经核查"));
    }

    @Test
    void an_upheld_objection_takes_the_candidate_out_and_the_next_moves_up() {
        untilNotice();
        assertProblem(SelectionProblem.NOT_A_CANDIDATE, object(first, "公示尚未开始"));
        run.publisher.step(run.id(), "/notice", Map.of());
        assertProblem(SelectionProblem.NOT_A_CANDIDATE, object(next, "未在公示之列"));
        var one = object(first, "任职年限不实");
        var another = object(first, "学历不实");
        assertEquals(201, another.statusCode());
        answer(one, true).then().statusCode(200).body("state", equalTo("UPHELD"));
        assertProblem(
                SelectionProblem.OBJECTION_ANSWERED,
                run.publisher.post(
                        run.path() + "/objections/" + one.path("id") + "/answer",
                        "\"2\"",
                        Map.of("upheld", false, "answer", "改判")));
        // the second is answered too, though the candidate is out already
        answer(another, true).then().statusCode(200);
        run.officer
                .get(run.path() + "/registrations/" + first)
                .then()
                .body("status", equalTo("ELIMINATED"))
                .body("endedReason", equalTo("OBJECTION_UPHELD"));
        run.officer
                .get(run.path() + "/registrations/" + first + "/explanation")
                .then()
                .body("objections.state", equalTo(List.of("UPHELD", "UPHELD")));

        LocalDate lastDay =
                LocalDate.parse(run.officer.get(run.path() + "/notice").path("lastDay"));
        TestClock.set(lastDay.plusDays(1));
        run.publisher.step(run.id(), "/notice/closure", null);
        for (var stage : List.of("MEDICAL", "INSPECTION", "DELIBERATION")) {
            run.outcomes(stage, List.of(next), true);
        }
        run.publishAndClose();
        run.decider
                .step(run.id(), "/appointments", TestRound.order())
                .then()
                .body("appointments.registrationId", equalTo(List.of(next)))
                .body("appointments[0].rejectionReason", nullValue());
    }

    @Test
    void an_objection_lies_within_the_notice() {
        untilNotice();
        run.publisher.step(run.id(), "/notice", Map.of());
        for (var day : List.of("2026-03-01", "2026-12-01")) {
            assertProblem(
                            CommonProblem.RULE_VIOLATED,
                            run.publisher.post(
                                    run.path() + "/objections",
                                    Map.of("registrationId", first, "content", "反映问题", "raisedOn", day)))
                    .then()
                    .body("violations[0].rule", equalTo("OUTSIDE_NOTICE"));
        }
    }

    @Test
    void the_line_of_a_ranking_ends_with_its_validity() {
        untilNotice();
        run.publisher.step(run.id(), "/notice", Map.of());
        answer(object(first, "任职年限不实"), true);
        LocalDate lastDay =
                LocalDate.parse(run.officer.get(run.path() + "/notice").path("lastDay"));
        TestClock.set(lastDay.plusDays(1));
        run.publisher.step(run.id(), "/notice/closure", null);
        TestClock.set(TestRound.DRAFTED.plusMonths(13));
        assertProblem(
                SelectionProblem.LINE_EXPIRED,
                run.officer.tryStep(
                        run.id(),
                        "/stages/MEDICAL/completion",
                        Map.of("outcomes", List.of(Map.of("registrationId", next, "passed", true)))));
    }
}
