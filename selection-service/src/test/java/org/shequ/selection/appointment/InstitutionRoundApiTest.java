package org.shequ.selection.appointment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.selection.AppointmentClosed;
import org.shequ.contracts.event.selection.AppointmentOutcome;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Quota;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** A 530 round from draft to end, with quota-service and personnel-service played by their events. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class InstitutionRoundApiTest {

    private final TestRound run = new TestRound();
    private final TestDistrict district = run.district;
    private final Selection officer = run.officer;
    private final Selection publisher = run.publisher;
    private final Selection decider = run.decider;

    @Test
    void from_the_draft_to_the_end_with_every_step_on_record() {
        run.draft(2);
        run.announce();

        var first = run.candidate("甲社区");
        var second = run.candidate("乙社区");
        var third = run.candidate("丙社区");
        var refused = officer.register(
                run.id(), district.secretary(district.frontCommunity("丁社区"), LocalDate.of(2023, 4, 1)), run.position());
        var refusedPath = "/rounds/" + run.id() + "/registrations/" + refused;
        officer.get(refusedPath).then().body("verdict", equalTo("NOT_ELIGIBLE"));
        assertProblem(
                SelectionProblem.NOT_ADMISSIBLE,
                officer.post(
                        refusedPath + "/review",
                        officer.etag(refusedPath),
                        Map.of("decision", "ADMIT", "reason", "试试")));
        officer.post(
                        refusedPath + "/review",
                        officer.etag(refusedPath),
                        Map.of("decision", "REFUSE", "reason", "任职年限不足"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUSED"));

        assertProblem(
                SelectionProblem.REGISTRATION_STILL_OPEN, officer.tryStep(run.id(), "/review-completion", Map.of()));
        TestClock.set(TestRound.DRAFTED.plusDays(5));
        assertProblem(SelectionProblem.RATIO_NOT_MET, officer.tryStep(run.id(), "/review-completion", Map.of()))
                .then()
                .body("violations[0].rule", equalTo("RATIO"))
                .body("figures.ratio", equalTo(3));
        run.completeReview();

        run.score(
                Map.of(first, "80.00", second, "90.00", third, "70.00"),
                Map.of(first, "90.00", second, "80.00", third, "70.00"));
        officer.get("/rounds/" + run.id() + "/ranking")
                .then()
                .statusCode(200)
                .body("items.registrationId", equalTo(List.of(second, first, third)))
                .body("items[0].total", equalTo(86.0f))
                .body("items[1].total", equalTo(84.0f))
                .body("items.rank", equalTo(List.of(1, 2, 3)));

        // the best fails the medical: the third moves up and needs it too
        officer.step(
                        run.id(),
                        "/stages/MEDICAL/completion",
                        Map.of(
                                "outcomes",
                                List.of(
                                        Map.of("registrationId", second, "passed", false, "reason", "体检不合格"),
                                        Map.of("registrationId", first, "passed", true))))
                .then()
                .body("completed", equalTo(false))
                .body("awaited.registrationId", equalTo(List.of(third)));
        run.pass("MEDICAL", List.of(third));
        run.pass("INSPECTION", List.of(first, third));
        run.pass("DELIBERATION", List.of(first, third));

        assertProblem(CommonProblem.FORBIDDEN, officer.tryStep(run.id(), "/notice", Map.of()));
        var scorerWhoPublishes = Selection.as("scorer-qian", district.code, "selection-publisher");
        assertProblem(SelectionProblem.SEPARATION_OF_DUTIES, scorerWhoPublishes.tryStep(run.id(), "/notice", Map.of()));
        publisher
                .step(run.id(), "/notice", Map.of())
                .then()
                .body("candidates.registrationId", equalTo(List.of(first, third)))
                .body("lastDay", equalTo("2026-03-17"));
        assertProblem(SelectionProblem.NOTICE_NOT_OVER, publisher.tryStep(run.id(), "/notice/closure", null));
        given().get(Selection.BASE + "/public/rounds/" + run.id() + "/notice")
                .then()
                .statusCode(200)
                .body("candidates.name", equalTo(List.of("王**", "王**")))
                .body("candidates[0].registrationId", nullValue());
        TestClock.set(LocalDate.of(2026, 3, 18));
        given().get(Selection.BASE + "/public/rounds/" + run.id() + "/notice")
                .then()
                .statusCode(404);
        publisher.step(run.id(), "/notice/closure", null);

        var drafterWhoDecides = Selection.as("officer-lin", district.code, "selection-decider");
        var order = Map.of("effectiveOn", "2026-04-01", "orderNumber", "崇委组〔2026〕12号");
        assertProblem(
                SelectionProblem.SEPARATION_OF_DUTIES, drafterWhoDecides.tryStep(run.id(), "/appointments", order));
        List<String> appointments = run.decide(2);

        for (var appointment : appointments) {
            var decided = Quota.awaitDecision(appointment);
            assertNull(decided.appointment().post(), "the post stays");
            assertEquals(
                    "PUBLIC_INSTITUTION", String.valueOf(decided.appointment().tenureKind()));
            assertNotNull(decided.appointment().placeId());
            Quota.confirm(decided);
            run.awaitAppointment(appointment, "CONFIRMED");
            TestKafka.publish(TestRound.effected(decided));
            run.awaitAppointment(appointment, "EFFECTED");
            Quota.occupy(decided);
            run.awaitAppointment(appointment, "CLOSED");
            assertEquals(
                    AppointmentOutcome.EFFECTED,
                    TestKafka.awaitEvent(
                                    AppointmentClosed.class,
                                    closed -> closed.appointmentId().toString().equals(appointment))
                            .outcome());
        }
        officer.awaitStatus(run.id(), "CLOSED");
        officer.get("/rounds/" + run.id() + "/journal?limit=100")
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        hasItems(
                                "round-drafted",
                                "places-requested",
                                "places-reserved",
                                "round-announced",
                                "places-locked",
                                "review-completed",
                                "written-completed",
                                "candidates-ranked",
                                "stage-completed",
                                "notice-published",
                                "notice-closed",
                                "appointments-decided",
                                "round-closed"))
                .body("items[0].actor", equalTo("officer-lin"))
                .body("items.find { it.action == 'review-completed' }.reason", equalTo("人数不足，同意开考"));
        officer.get("/rounds/" + run.id() + "/registrations/" + second + "/explanation")
                .then()
                .statusCode(200)
                .body("conclusion.zh", containsString("体检"))
                .body("standing.rank", equalTo(1))
                .body("standing.withinPlaces", equalTo(false))
                .body("scores.paper", equalTo(List.of("WRITTEN", "INTERVIEW")))
                .body("outcomes[0].passed", equalTo(false));
        officer.get("/rounds/" + run.id() + "/registrations/" + first + "/explanation")
                .then()
                .statusCode(200)
                .body("appointments[0].status", equalTo("CLOSED"))
                .body("conclusion.zh", containsString("已办结"))
                .body("conclusion.zh", not(containsString("CLOSED")))
                .body("notice.closed", equalTo(true));
    }

    @Test
    void late_early_and_repeated_words_of_others_come_to_the_same_end() {
        run.draft(1);
        run.announce();
        var only = run.candidate("甲社区");
        run.completeReview();
        run.score(Map.of(only, "80.00"), Map.of(only, "90.00"));
        run.passAll(List.of(only));
        run.publishAndClose();
        var appointment = run.decide(1).getFirst();
        var decided = Quota.awaitDecision(appointment);

        // personnel is heard before quota, and says it twice
        var effected =
                TestKafka.publish(TestRound.effected(decided), TestKafka.nextVersion(TestRound.effected(decided)));
        TestKafka.publish(effected);
        run.awaitAppointment(appointment, "EFFECTED");
        Quota.confirm(decided);
        Quota.occupy(decided);
        run.awaitAppointment(appointment, "CLOSED");
        TestKafka.publish(TestRound.rejected(decided));
        officer.awaitStatus(run.id(), "CLOSED");
        officer.get("/appointments/" + appointment)
                .then()
                .body("confirmedAt", notNullValue())
                .body("rejectedAt", nullValue());
        assertEquals(
                1,
                TestKafka.events(
                                AppointmentClosed.class,
                                closed -> closed.appointmentId().toString().equals(appointment))
                        .size());
    }

    @Test
    void a_rejection_gives_the_place_back_and_the_next_in_line_gets_one_of_its_own() {
        run.draft(1);
        run.announce();
        var first = run.candidate("甲社区");
        var next = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(first, "90.00", next, "80.00"), Map.of(first, "90.00", next, "80.00"));
        run.passAll(List.of(first));
        run.publishAndClose();
        var lost = Quota.awaitDecision(run.decide(1).getFirst());
        Quota.confirm(lost);
        run.awaitAppointment(lost.aggregateId(), "CONFIRMED"); // two topics: the rejection might come first
        TestKafka.publish(TestRound.rejected(lost));
        Quota.release(lost);
        run.awaitAppointment(lost.aggregateId(), "REJECTED");
        officer.awaitRound(run.id(), response -> response.<Integer>path("positions[0].placesHeld") == 0);
        officer.get("/rounds/" + run.id() + "/registrations/" + first)
                .then()
                .body("status", equalTo("ELIMINATED"))
                .body("endedReason", equalTo("RESIGNED"));

        assertProblem(
                SelectionProblem.NOTHING_TO_PUBLISH,
                publisher.tryStep(run.id(), "/notice", Map.of())); // the next in line has no medical yet
        for (var stage : List.of("MEDICAL", "INSPECTION", "DELIBERATION")) {
            officer.step(
                    run.id(),
                    "/stages/" + stage + "/completion",
                    Map.of("outcomes", List.of(Map.of("registrationId", next, "passed", true))));
        }
        run.publishAndClose();
        var order = Map.of("effectiveOn", "2026-05-01", "orderNumber", "崇委组〔2026〕13号");
        assertProblem(SelectionProblem.NOTHING_TO_APPOINT, decider.tryStep(run.id(), "/appointments", order))
                .then()
                .body("violations[0].rule", equalTo("NO_PLACE"));
        officer.step(run.id(), "/places-request", null);
        var request = Quota.awaitRequest(run.id(), 2);
        assertEquals(1, request.count());
        Quota.lock(request, Quota.reserve(request));
        officer.awaitRound(run.id(), response -> "LOCKED".equals(response.path("positions[0].placeRequest.state")));
        var decided = Quota.awaitDecision(run.decide(1).getFirst());
        Quota.confirm(decided);
        TestKafka.publish(TestRound.effected(decided));
        Quota.occupy(decided);
        officer.awaitStatus(run.id(), "CLOSED");
    }

    @Test
    void places_refused_are_told_with_the_figures_and_may_be_asked_for_again() {
        run.draft(5);
        officer.step(run.id(), "/places-request", null);
        Quota.refuse(Quota.awaitRequest(run.id(), 1), 2);
        officer.awaitStatus(run.id(), "PLACES_REFUSED")
                .then()
                .body("positions[0].placeRequest.refusal.reason", equalTo("INSUFFICIENT"))
                .body("positions[0].placeRequest.refusal.figures.vacancy", equalTo(2))
                .body("positions[0].placeRequest.refusal.figures.requested", equalTo(5));
        assertProblem(SelectionProblem.PLACES_NOT_RESERVED, officer.tryStep(run.id(), "/announcement", null));
        officer.step(run.id(), "/places-request", null);
        Quota.reserve(Quota.awaitRequest(run.id(), 2));
        officer.awaitStatus(run.id(), "PLACES_RESERVED");
    }

    @Test
    void a_cancelled_round_gives_everything_back() {
        run.draft(2);
        run.announce();
        officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"))
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("endReason", equalTo("政策调整"));
        var returned = TestKafka.awaitEvent(
                PlacesReturned.class, event -> event.roundId().toString().equals(run.id()));
        assertEquals(2, returned.placeIds().size());
        assertEquals("ROUND_CANCELLED", returned.reason());
        assertProblem(CommonProblem.ILLEGAL_TRANSITION, officer.tryStep(run.id(), "/announcement", null));
    }

    @Test
    void an_objection_stops_the_person_concerned_and_nobody_else() {
        run.draft(2);
        run.announce();
        var accused = run.candidate("甲社区");
        var other = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(accused, "90.00", other, "80.00"), Map.of(accused, "90.00", other, "80.00"));
        run.passAll(List.of(accused, other));
        publisher.step(run.id(), "/notice", Map.of());
        var objection = publisher.post(
                "/rounds/" + run.id() + "/objections", Map.of("registrationId", accused, "content", "反映其任职年限不实"));
        objection.then().statusCode(201).body("state", equalTo("OPEN"));
        TestClock.set(LocalDate.of(2026, 3, 18));
        publisher.step(run.id(), "/notice/closure", null);
        var order = Map.of("effectiveOn", "2026-05-01", "orderNumber", "崇委组〔2026〕12号");
        decider.step(run.id(), "/appointments", order)
                .then()
                .body("appointments.registrationId", equalTo(List.of(other)))
                .body("skipped.registrationId", equalTo(List.of(accused)))
                .body("skipped.reason", hasItem("HELD"));
        String id = objection.path("id");
        var answered = publisher.post(
                "/rounds/" + run.id() + "/objections/" + id + "/answer",
                objection.header("ETag"),
                Map.of("upheld", false, "answer", "经核查，任职年限属实"));
        answered.then().statusCode(200).body("state", equalTo("REJECTED"));
        for (var upheld : new boolean[] {true, false}) {
            assertProblem(
                    SelectionProblem.OBJECTION_ANSWERED,
                    publisher.post(
                            "/rounds/" + run.id() + "/objections/" + id + "/answer",
                            answered.header("ETag"),
                            Map.of("upheld", upheld, "answer", "再次答复")));
        }
        decider.step(run.id(), "/appointments", order)
                .then()
                .body("appointments.registrationId", equalTo(List.of(accused)));
    }

    @Test
    void who_has_an_appointment_under_way_elsewhere_is_skipped_and_blocks_nobody() {
        var wanted = district.secretary(district.frontCommunity("甲社区"), LocalDate.of(2017, 4, 1));
        var elsewhere = new TestRound(district);
        elsewhere.draft(1);
        elsewhere.announce();
        var there = elsewhere.admitted(wanted);
        elsewhere.completeReview();
        elsewhere.score(Map.of(there, "80.00"), Map.of(there, "90.00"));
        elsewhere.passAll(List.of(there));
        elsewhere.publishAndClose();
        var underWay = Quota.awaitDecision(elsewhere.decide(1).getFirst());

        run.draft(2);
        run.announce();
        var here = run.admitted(wanted);
        var other = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(here, "90.00", other, "80.00"), Map.of(here, "90.00", other, "80.00"));
        run.passAll(List.of(here, other));
        run.publishAndClose();
        decider.step(run.id(), "/appointments", TestRound.order())
                .then()
                .body("appointments.registrationId", equalTo(List.of(other)))
                .body("skipped.registrationId", equalTo(List.of(here)))
                .body("skipped[0].reason", equalTo("UNDER_WAY"));
        assertProblem(
                        SelectionProblem.NOTHING_TO_APPOINT,
                        decider.tryStep(run.id(), "/appointments", TestRound.order()))
                .then()
                .body("violations[0].rule", equalTo("UNDER_WAY"));

        TestKafka.publish(TestRound.rejected(underWay));
        elsewhere.awaitAppointment(underWay.aggregateId(), "REJECTED");
        decider.step(run.id(), "/appointments", TestRound.order())
                .then()
                .body("appointments.registrationId", equalTo(List.of(here)));
    }
}
