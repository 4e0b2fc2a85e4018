package org.shequ.selection.appointment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Quota;
import org.shequ.selection.Selection;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.testkit.OwnRecordWalk;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** A natural person reads the own eligibility, registration, explanation and probation, and nothing of anybody else. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class OwnRecordApiTest {

    private final TestRound run = new TestRound();
    private final TestDistrict district = run.district;

    private static Response read(UUID person, String path) {
        return given().header("Authorization", Tokens.bearerOfPerson(person)).get(Selection.BASE + path);
    }

    private String registrationOf(UUID person) {
        return run.officer
                .get("/people/" + person + "/registrations")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    @Test
    void the_listed_operations_open_the_own_selection_and_every_other_operation_is_closed() {
        run.draft(2);
        run.announce();
        var own = district.secretary(district.frontCommunity("甲社区"), LocalDate.of(2017, 4, 1));
        var other = district.secretary(district.frontCommunity("乙社区"), LocalDate.of(2017, 4, 1));
        var mine = run.admitted(own);
        var theirs = run.admitted(other);
        assertEquals(mine, registrationOf(own));
        run.completeReview();
        run.score(Map.of(mine, "80.00", theirs, "81.25"), Map.of(mine, "90.00", theirs, "91.25"));
        run.passAll(List.of(mine, theirs));
        run.publishAndClose();
        var appointments = run.decide(2);
        for (var appointment : appointments) {
            var decided = Quota.awaitDecision(appointment);
            Quota.confirm(decided);
            TestKafka.publish(TestRound.effected(decided));
            Quota.occupy(decided);
            run.awaitAppointment(appointment, "CLOSED");
        }
        String mineAppointed = appointmentOf(own);
        String theirsAppointed = appointmentOf(other);
        var walk = OwnRecordWalk.as(own)
                .open("getSelectionMe", Map.of(), Map.of())
                .open(
                        "getEligibility",
                        Map.of("personId", own.toString(), "kind", "INSTITUTION"),
                        Map.of("personId", other.toString(), "kind", "INSTITUTION"))
                .open(
                        "listRegistrationsOfPerson",
                        Map.of("personId", own.toString()),
                        Map.of("personId", other.toString()))
                .open(
                        "getRegistration",
                        Map.of("id", run.id(), "registrationId", mine),
                        Map.of("id", run.id(), "registrationId", theirs))
                .open(
                        "explainRegistration",
                        Map.of("id", run.id(), "registrationId", mine),
                        Map.of("id", run.id(), "registrationId", theirs))
                .open(
                        "getAppointment",
                        Map.of("appointmentId", mineAppointed),
                        Map.of("appointmentId", theirsAppointed))
                .open("listProbations", Map.of("person", own.toString()), Map.of("person", other.toString()));
        assertEquals(List.of(), walk.faults());

        read(own, "/probations?person=" + own)
                .then()
                .body("items", hasSize(1))
                .body("items[0].personId", equalTo(own.toString()));
        for (var path : List.of("/probations", "/eligibility?kind=INSTITUTION", run.path() + "/registrations")) {
            assertProblem(CommonProblem.OWN_RECORD_ONLY, read(own, path));
        }
        String masked = run.officer
                .get("/eligibility/" + own + "?kind=INSTITUTION")
                .then()
                .statusCode(200)
                .extract()
                .path("name");
        read(own, "/eligibility/" + own + "?kind=INSTITUTION").then().body("name", not(equalTo(masked)));
        given().header("Authorization", Tokens.of("auditor").bearer())
                .get(Selection.BASE + "/audit-entries?subjectType=person&subjectId=" + own)
                .then()
                .statusCode(200)
                .body("items.find { it.action == 'personal-data-disclosed' }.actor", equalTo("person-" + own));
    }

    private String appointmentOf(UUID person) {
        return run.officer
                .get(run.path() + "/appointments")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.personId == '" + person + "' }.id");
    }
}
