package org.shequ.selection.appointment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.selection.ProbationEnded;
import org.shequ.contracts.event.selection.ProbationOutcome;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Quota;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.selection.verification.TestRecord;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** After the appointment: probation, its end, and how long it binds. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class ProbationApiTest {

    private static final LocalDate EFFECTIVE = LocalDate.of(2026, 5, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 5, 1);

    private final TestRound run = new TestRound();
    private final TestDistrict district = run.district;
    private UUID person = UUID.randomUUID();

    private String appointed() {
        run.draft(1);
        run.announce();
        person = district.secretary(district.frontCommunity("甲社区"), LocalDate.of(2017, 4, 1));
        var only = run.admitted(person);
        run.completeReview();
        run.score(Map.of(only, "80.00"), Map.of(only, "90.00"));
        run.passAll(List.of(only));
        run.publishAndClose();
        return run.decide(1).getFirst();
    }

    private String inOffice() {
        var appointment = appointed();
        var decided = Quota.awaitDecision(appointment);
        Quota.confirm(decided);
        TestKafka.publish(TestRound.effected(decided));
        Quota.occupy(decided);
        run.awaitAppointment(appointment, "CLOSED");
        return appointment;
    }

    private static Map<String, Object> decision(String outcome) {
        return Map.of("outcome", outcome, "reason", "试用期考核", "orderNumber", "崇组〔2027〕6号");
    }

    private Response decide(Selection by, String appointment, Map<String, Object> decision) {
        var path = "/appointments/" + appointment;
        return by.post(path + "/probation-decision", by.etag(path), decision);
    }

    private List<String> due(String query) {
        return run.officer.get("/probations?unit=" + district.code + query).path("items.appointmentId");
    }

    @Test
    void a_probation_comes_due_and_is_confirmed_by_somebody_else_than_the_drafter() {
        var appointment = inOffice();
        run.officer
                .get("/appointments/" + appointment)
                .then()
                .body("probationUntil", equalTo(LAST_DAY.toString()))
                .body("lockUntil", equalTo("2031-05-01"));
        assertEquals(List.of(appointment), due(""));
        assertEquals(List.of(), due("&dueBy=2027-04-30"));
        assertEquals(List.of(appointment), due("&dueBy=2027-05-01"));
        assertProblem(CommonProblem.NOT_FOUND, Selection.officer("329999").get("/probations?unit=" + district.code));

        TestClock.set(LAST_DAY.minusDays(1));
        assertProblem(SelectionProblem.PROBATION_NOT_OVER, decide(run.decider, appointment, decision("CONFIRMED")));
        TestClock.set(LAST_DAY);
        for (var concerned : List.of("officer-lin", "scorer-qian")) {
            assertProblem(
                    SelectionProblem.SEPARATION_OF_DUTIES,
                    decide(
                            Selection.as(concerned, district.code, "selection-decider"),
                            appointment,
                            decision("CONFIRMED")));
        }
        assertProblem(CommonProblem.FORBIDDEN, decide(run.officer, appointment, decision("CONFIRMED")));
        decide(run.decider, appointment, decision("CONFIRMED"))
                .then()
                .statusCode(200)
                .body("probationEnd.outcome", equalTo("CONFIRMED"))
                .body("probationEnd.endedOn", equalTo(LAST_DAY.toString()))
                .body("probationEnd.decidedBy", equalTo("decider-zhao"))
                .body("lockUntil", equalTo("2031-05-01"));
        assertProblem(SelectionProblem.NO_PROBATION, decide(run.decider, appointment, decision("FAILED")));
        assertEquals(List.of(), due(""));
        var told = TestKafka.awaitEvent(
                ProbationEnded.class, ended -> ended.aggregateId().equals(appointment));
        assertEquals(ProbationOutcome.CONFIRMED, told.outcome());
        assertEquals(person, told.personId());
        TestRecord.assertSealedAndSound(run);
        TestRecord.assertNoticed(run, List.of("probationDecidedBy"), "officer-lin");
        TestRecord.assertNoticed(run, List.of("probationDecidedBy"), "scorer-qian");
        TestRecord.assertNoticed(run, List.of("probationOutcome"), "FAIL");
        TestRecord.assertNoticed(run, List.of("probationEndedOn", "probationUntil"), "2027-05-02");
        TestRecord.assertNoticed(run, List.of("probationDecidedAt"), "2027-04-29T01:00:00Z");
    }

    @Test
    void who_fails_is_told_of_and_the_place_that_falls_vacant_is_no_longer_held() {
        var appointment = inOffice();
        TestClock.set(EFFECTIVE.plusMonths(3));
        var on = EFFECTIVE.plusMonths(4);
        var failed = new HashMap<>(decision("FAILED"));
        failed.put("on", EFFECTIVE.plusMonths(2).toString());
        assertProblem(CommonProblem.RULE_VIOLATED, decide(run.decider, appointment, failed));
        failed.put("on", on.toString());
        decide(run.decider, appointment, failed)
                .then()
                .statusCode(200)
                .body("probationEnd.outcome", equalTo("FAILED"))
                .body("lockUntil", nullValue());
        assertProblem(SelectionProblem.NO_PROBATION, decide(run.decider, appointment, decision("CONFIRMED")))
                .then()
                .body("figures.state", equalTo("FAILED"))
                .body("figures.wanted", equalTo("CONFIRMED"))
                .body("figures.possible", equalTo(List.of()));
        var told = TestKafka.awaitEvent(
                ProbationEnded.class, ended -> ended.aggregateId().equals(appointment));
        assertEquals(on, told.on());
        assertEquals("崇组〔2027〕6号", told.orderNumber());
        TestRecord.assertSealedAndSound(run);
        TestRecord.assertNoticed(run, List.of("probationOutcome"), "CONFIRMED");
        TestRecord.assertNoticed(run, List.of("probationEndedOn"), EFFECTIVE.toString());
        // personnel-service ends the identity, quota-service sees it and says that the place is free
        Quota.release(Quota.awaitDecision(appointment));
        run.officer.awaitRound(run.id(), response -> response.<Integer>path("positions[0].placesHeld") == 0);
        run.officer.get(run.path()).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void before_it_has_taken_effect_there_is_no_probation() {
        var appointment = appointed();
        assertProblem(SelectionProblem.NO_PROBATION, decide(run.decider, appointment, decision("FAILED")));
        assertEquals(List.of(), due(""));
        assertProblem(
                CommonProblem.CONDITION_REQUIRED,
                run.decider.post("/appointments/" + appointment + "/probation-decision", decision("FAILED")));
        assertProblem(
                CommonProblem.NOT_FOUND,
                run.decider.post(
                        "/appointments/" + UUID.randomUUID() + "/probation-decision", "\"1\"", decision("FAILED")));
    }

    @Test
    void who_is_bound_is_told_until_when_by_a_round_that_leads_away_and_only_by_such_a_one() {
        var appointment = inOffice();
        var away = new TestRound(district);
        away.draft("CIVIL_SERVICE", Map.of("planId", UUID.randomUUID(), "places", 1));
        away.officer.step(away.id(), "/places-request", null).then().statusCode(202);
        var request = Quota.awaitRequest(away.id(), 1);
        Quota.reserve(request);
        away.officer.awaitStatus(away.id(), "PLACES_RESERVED");
        away.announceOnly();
        var registration = away.officer.register(away.id(), person, away.position());
        // the cut-off day lies before the appointment takes effect: it binds from then on
        away.officer
                .get(away.path() + "/registrations/" + registration)
                .then()
                .body("findings.find { it.criterion == 'NO_SERVICE_LOCK' }.outcome", equalTo("PASS"));
        run.officer
                .get("/eligibility/" + person + "?kind=CIVIL_SERVICE&asOf=2026-06-01")
                .then()
                .body("verdict", equalTo("NOT_ELIGIBLE"))
                .body("findings.find { it.criterion == 'NO_SERVICE_LOCK' }.outcome", equalTo("FAIL"))
                .body("findings.find { it.criterion == 'NO_SERVICE_LOCK' }.expectedOn", equalTo("2031-05-01"))
                .body(
                        "findings.find { it.criterion == 'NO_SERVICE_LOCK' }.evidence[0].reference",
                        equalTo(appointment));
        run.officer
                .get("/eligibility/summary?kind=CIVIL_SERVICE&asOf=2026-06-01&unit=" + district.code)
                .then()
                .body("failed.NO_SERVICE_LOCK", equalTo(1));
        run.officer
                .get("/eligibility?kind=CIVIL_SERVICE&asOf=2026-06-01&verdict=NOT_ELIGIBLE&unit=" + district.code)
                .then()
                .body("items.personId", equalTo(List.of(person.toString())));
        run.officer
                .get("/eligibility/" + person + "?kind=INSTITUTION&asOf=2026-06-01")
                .then()
                .body("findings.criterion", not(hasItem("NO_SERVICE_LOCK")));
    }
}
