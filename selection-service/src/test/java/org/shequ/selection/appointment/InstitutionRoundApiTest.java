package org.shequ.selection.appointment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.selection.AppointmentClosed;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentOutcome;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Quota;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestDistrict;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
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

    private static final LocalDate DRAFTED = LocalDate.of(2026, 3, 2);

    private final TestDistrict district = new TestDistrict();
    private final Selection officer = Selection.officer(district.code);
    private final Selection publisher = Selection.publisher(district.code);
    private final Selection decider = Selection.decider(district.code);
    private String round = "";
    private String position = "";

    private void draftWithPlaces(int places) {
        TestClock.set(DRAFTED);
        var draft = Selection.draft(
                "INSTITUTION",
                district.code,
                DRAFTED,
                DRAFTED.plusDays(4),
                List.of(Map.of("planId", UUID.randomUUID(), "places", places)));
        var created = officer.post("/rounds", draft);
        created.then().statusCode(201).body("status", equalTo("DRAFT")).header("ETag", equalTo("\"1\""));
        round = created.path("id");
        position = created.path("positions[0].id");
    }

    /** Announced, with locked places. */
    private void announce() {
        officer.step(round, "/places-request", null).then().statusCode(202);
        var request = Quota.awaitRequest(round, 1);
        var places = Quota.reserve(request);
        officer.awaitStatus(round, "PLACES_RESERVED");
        officer.step(round, "/announcement", null)
                .then()
                .body("status", equalTo("RUNNING"))
                .body("stage", equalTo("REGISTRATION"));
        Quota.lock(request, places);
        officer.awaitRound(round, response -> "LOCKED".equals(response.path("positions[0].placeRequest.state")));
    }

    private String candidate(String community) {
        var registration = officer.register(
                round, district.secretary(district.frontCommunity(community), LocalDate.of(2017, 4, 1)), position);
        officer.admit(round, registration);
        return registration;
    }

    private void completeReview() {
        TestClock.set(DRAFTED.plusDays(5));
        officer.step(
                round,
                "/review-completion",
                Map.of("acceptRatio", Map.of("reason", "人数不足，同意开考", "documentNumber", "崇组会〔2026〕5号")));
    }

    private void score(Map<String, String> written, Map<String, String> interview) {
        for (var scorer : List.of("scorer-qian", "scorer-sun")) {
            Selection.scorer(scorer, district.code).scores(round, "WRITTEN", written);
        }
        for (var scorer : List.of("scorer-qian", "scorer-sun")) {
            Selection.scorer(scorer, district.code).scores(round, "INTERVIEW", interview);
        }
        officer.step(round, "/ranking", null).then().body("stage", equalTo("MEDICAL"));
    }

    private void pass(String stage, List<String> registrations) {
        var outcomes = registrations.stream()
                .map(registration -> Map.of("registrationId", registration, "passed", true))
                .toList();
        officer.step(round, "/stages/" + stage + "/completion", Map.of("outcomes", outcomes))
                .then()
                .body("completed", equalTo(true))
                .body("awaited", hasSize(0));
    }

    private void publishAndClose() {
        publisher.step(round, "/notice", Map.of()).then().statusCode(201);
        LocalDate lastDay =
                LocalDate.parse(officer.get("/rounds/" + round + "/notice").path("lastDay"));
        TestClock.set(lastDay.plusDays(1));
        publisher.step(round, "/notice/closure", null);
    }

    private List<String> decide(int expected) {
        LocalDate effective = LocalDate.of(2026, 5, 1);
        var decided = decider.step(
                round, "/appointments", Map.of("effectiveOn", effective.toString(), "orderNumber", "崇委组〔2026〕12号"));
        decided.then().statusCode(201).body("appointments", hasSize(expected));
        return decided.path("appointments.id");
    }

    @Test
    void from_the_draft_to_the_end_with_every_step_on_record() {
        draftWithPlaces(2);
        announce();

        var first = candidate("甲社区");
        var second = candidate("乙社区");
        var third = candidate("丙社区");
        var refused = officer.register(
                round, district.secretary(district.frontCommunity("丁社区"), LocalDate.of(2023, 4, 1)), position);
        var refusedPath = "/rounds/" + round + "/registrations/" + refused;
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

        assertProblem(SelectionProblem.REGISTRATION_STILL_OPEN, officer.tryStep(round, "/review-completion", Map.of()));
        TestClock.set(DRAFTED.plusDays(5));
        assertProblem(SelectionProblem.RATIO_NOT_MET, officer.tryStep(round, "/review-completion", Map.of()))
                .then()
                .body("violations[0].rule", equalTo("RATIO"))
                .body("figures.ratio", equalTo(3));
        completeReview();

        score(
                Map.of(first, "80.00", second, "90.00", third, "70.00"),
                Map.of(first, "90.00", second, "80.00", third, "70.00"));
        officer.get("/rounds/" + round + "/ranking")
                .then()
                .statusCode(200)
                .body("items.registrationId", equalTo(List.of(second, first, third)))
                .body("items[0].total", equalTo(86.0f))
                .body("items[1].total", equalTo(84.0f))
                .body("items.rank", equalTo(List.of(1, 2, 3)));

        // the best fails the medical: the third moves up and needs it too
        officer.step(
                        round,
                        "/stages/MEDICAL/completion",
                        Map.of(
                                "outcomes",
                                List.of(
                                        Map.of("registrationId", second, "passed", false, "reason", "体检不合格"),
                                        Map.of("registrationId", first, "passed", true))))
                .then()
                .body("completed", equalTo(false))
                .body("awaited.registrationId", equalTo(List.of(third)));
        pass("MEDICAL", List.of(third));
        pass("INSPECTION", List.of(first, third));
        pass("DELIBERATION", List.of(first, third));

        assertProblem(CommonProblem.FORBIDDEN, officer.tryStep(round, "/notice", Map.of()));
        var scorerWhoPublishes = Selection.as("scorer-qian", district.code, "selection-publisher");
        assertProblem(SelectionProblem.SEPARATION_OF_DUTIES, scorerWhoPublishes.tryStep(round, "/notice", Map.of()));
        publisher
                .step(round, "/notice", Map.of())
                .then()
                .body("candidates.registrationId", equalTo(List.of(first, third)))
                .body("lastDay", equalTo("2026-03-17"));
        assertProblem(SelectionProblem.NOTICE_NOT_OVER, publisher.tryStep(round, "/notice/closure", null));
        given().get(Selection.BASE + "/public/rounds/" + round + "/notice")
                .then()
                .statusCode(200)
                .body("candidates.name", equalTo(List.of("王**", "王**")))
                .body("candidates[0].registrationId", nullValue());
        TestClock.set(LocalDate.of(2026, 3, 18));
        given().get(Selection.BASE + "/public/rounds/" + round + "/notice")
                .then()
                .statusCode(404);
        publisher.step(round, "/notice/closure", null);

        var drafterWhoDecides = Selection.as("officer-lin", district.code, "selection-decider");
        var order = Map.of("effectiveOn", "2026-04-01", "orderNumber", "崇委组〔2026〕12号");
        assertProblem(SelectionProblem.SEPARATION_OF_DUTIES, drafterWhoDecides.tryStep(round, "/appointments", order));
        List<String> appointments = decide(2);

        for (var appointment : appointments) {
            var decided = Quota.awaitDecision(appointment);
            assertNull(decided.appointment().post(), "the post stays");
            assertEquals(
                    "PUBLIC_INSTITUTION", String.valueOf(decided.appointment().tenureKind()));
            assertNotNull(decided.appointment().placeId());
            Quota.confirm(decided);
            awaitAppointment(appointment, "CONFIRMED");
            TestKafka.publish(effected(decided));
            awaitAppointment(appointment, "EFFECTED");
            Quota.occupy(decided);
            awaitAppointment(appointment, "CLOSED");
            assertEquals(
                    AppointmentOutcome.EFFECTED,
                    TestKafka.awaitEvent(
                                    AppointmentClosed.class,
                                    closed -> closed.appointmentId().toString().equals(appointment))
                            .outcome());
        }
        officer.awaitStatus(round, "CLOSED");
        officer.get("/rounds/" + round + "/journal?limit=100")
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
        officer.get("/rounds/" + round + "/registrations/" + second + "/explanation")
                .then()
                .statusCode(200)
                .body("conclusion.zh", containsString("体检"))
                .body("standing.rank", equalTo(1))
                .body("standing.withinPlaces", equalTo(false))
                .body("scores.paper", equalTo(List.of("WRITTEN", "INTERVIEW")))
                .body("outcomes[0].passed", equalTo(false));
        officer.get("/rounds/" + round + "/registrations/" + first + "/explanation")
                .then()
                .statusCode(200)
                .body("appointments[0].status", equalTo("CLOSED"))
                .body("notice.closed", equalTo(true));
    }

    @Test
    void late_early_and_repeated_words_of_others_come_to_the_same_end() {
        draftWithPlaces(1);
        announce();
        var only = candidate("甲社区");
        completeReview();
        score(Map.of(only, "80.00"), Map.of(only, "90.00"));
        List.of("MEDICAL", "INSPECTION", "DELIBERATION").forEach(stage -> pass(stage, List.of(only)));
        publishAndClose();
        var appointment = decide(1).getFirst();
        var decided = Quota.awaitDecision(appointment);

        // personnel is heard before quota, and says it twice
        var effected = TestKafka.publish(effected(decided), TestKafka.nextVersion(effected(decided)));
        TestKafka.publish(effected);
        awaitAppointment(appointment, "EFFECTED");
        Quota.confirm(decided);
        Quota.occupy(decided);
        awaitAppointment(appointment, "CLOSED");
        TestKafka.publish(rejected(decided));
        officer.awaitStatus(round, "CLOSED");
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
        draftWithPlaces(1);
        announce();
        var first = candidate("甲社区");
        var next = candidate("乙社区");
        completeReview();
        score(Map.of(first, "90.00", next, "80.00"), Map.of(first, "90.00", next, "80.00"));
        List.of("MEDICAL", "INSPECTION", "DELIBERATION").forEach(stage -> pass(stage, List.of(first)));
        publishAndClose();
        var lost = Quota.awaitDecision(decide(1).getFirst());
        Quota.confirm(lost);
        TestKafka.publish(rejected(lost));
        Quota.release(lost);
        awaitAppointment(lost.aggregateId(), "REJECTED");
        officer.awaitRound(round, response -> response.<Integer>path("positions[0].placesHeld") == 0);
        officer.get("/rounds/" + round + "/registrations/" + first)
                .then()
                .body("status", equalTo("ELIMINATED"))
                .body("endedReason", equalTo("RESIGNED"));

        assertProblem(
                SelectionProblem.NOTHING_TO_PUBLISH,
                publisher.tryStep(round, "/notice", Map.of())); // the next in line has no medical yet
        for (var stage : List.of("MEDICAL", "INSPECTION", "DELIBERATION")) {
            officer.step(
                    round,
                    "/stages/" + stage + "/completion",
                    Map.of("outcomes", List.of(Map.of("registrationId", next, "passed", true))));
        }
        publishAndClose();
        var order = Map.of("effectiveOn", "2026-05-01", "orderNumber", "崇委组〔2026〕13号");
        assertProblem(SelectionProblem.NOTHING_TO_APPOINT, decider.tryStep(round, "/appointments", order))
                .then()
                .body("violations[0].rule", equalTo("NO_PLACE"));
        officer.step(round, "/places-request", null);
        var request = Quota.awaitRequest(round, 2);
        assertEquals(1, request.count());
        Quota.lock(request, Quota.reserve(request));
        officer.awaitRound(round, response -> "LOCKED".equals(response.path("positions[0].placeRequest.state")));
        var decided = Quota.awaitDecision(decide(1).getFirst());
        Quota.confirm(decided);
        TestKafka.publish(effected(decided));
        Quota.occupy(decided);
        officer.awaitStatus(round, "CLOSED");
    }

    @Test
    void places_refused_are_told_with_the_figures_and_may_be_asked_for_again() {
        draftWithPlaces(5);
        officer.step(round, "/places-request", null);
        Quota.refuse(Quota.awaitRequest(round, 1), 2);
        officer.awaitStatus(round, "PLACES_REFUSED")
                .then()
                .body("positions[0].placeRequest.refusal.reason", equalTo("INSUFFICIENT"))
                .body("positions[0].placeRequest.refusal.figures.vacancy", equalTo(2))
                .body("positions[0].placeRequest.refusal.figures.requested", equalTo(5));
        assertProblem(SelectionProblem.PLACES_NOT_RESERVED, officer.tryStep(round, "/announcement", null));
        officer.step(round, "/places-request", null);
        Quota.reserve(Quota.awaitRequest(round, 2));
        officer.awaitStatus(round, "PLACES_RESERVED");
    }

    @Test
    void a_cancelled_round_gives_everything_back() {
        draftWithPlaces(2);
        announce();
        officer.step(round, "/cancellation", Map.of("reason", "政策调整"))
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("endReason", equalTo("政策调整"));
        var returned = TestKafka.awaitEvent(
                PlacesReturned.class, event -> event.roundId().toString().equals(round));
        assertEquals(2, returned.placeIds().size());
        assertEquals("ROUND_CANCELLED", returned.reason());
        assertProblem(CommonProblem.ILLEGAL_TRANSITION, officer.tryStep(round, "/announcement", null));
    }

    @Test
    void an_objection_stops_the_person_concerned_and_nobody_else() {
        draftWithPlaces(2);
        announce();
        var accused = candidate("甲社区");
        var other = candidate("乙社区");
        completeReview();
        score(Map.of(accused, "90.00", other, "80.00"), Map.of(accused, "90.00", other, "80.00"));
        List.of("MEDICAL", "INSPECTION", "DELIBERATION").forEach(stage -> pass(stage, List.of(accused, other)));
        publisher.step(round, "/notice", Map.of());
        var objection = publisher.post(
                "/rounds/" + round + "/objections", Map.of("registrationId", accused, "content", "反映其任职年限不实"));
        objection.then().statusCode(201).body("state", equalTo("OPEN"));
        TestClock.set(LocalDate.of(2026, 3, 18));
        publisher.step(round, "/notice/closure", null);
        var order = Map.of("effectiveOn", "2026-05-01", "orderNumber", "崇委组〔2026〕12号");
        decider.step(round, "/appointments", order)
                .then()
                .body("appointments.registrationId", equalTo(List.of(other)))
                .body("skipped.registrationId", equalTo(List.of(accused)))
                .body("skipped.reason", hasItem("HELD"));
        String id = objection.path("id");
        publisher
                .post(
                        "/rounds/" + round + "/objections/" + id + "/answer",
                        objection.header("ETag"),
                        Map.of("upheld", false, "answer", "经核查，任职年限属实"))
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        decider.step(round, "/appointments", order)
                .then()
                .body("appointments.registrationId", equalTo(List.of(accused)));
    }

    private void awaitAppointment(String appointment, String status) {
        await("appointment " + status)
                .atMost(Duration.ofSeconds(30))
                .until(() -> status.equals(
                        officer.get("/appointments/" + appointment).path("status")));
    }

    private static AppointmentEffected effected(AppointmentDecided decided) {
        var detail = decided.appointment();
        return new AppointmentEffected(
                detail.personId(),
                detail.appointmentId(),
                detail.placeRequestId(),
                detail.placeId(),
                detail.effectiveOn());
    }

    private static AppointmentRejected rejected(AppointmentDecided decided) {
        var detail = decided.appointment();
        return new AppointmentRejected(
                detail.personId(),
                detail.appointmentId(),
                detail.placeRequestId(),
                detail.placeId(),
                RejectionReason.RESIGNED);
    }
}
