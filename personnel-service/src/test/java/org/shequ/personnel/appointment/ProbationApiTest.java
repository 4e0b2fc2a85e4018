package org.shequ.personnel.appointment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.event.selection.ProbationEnded;
import org.shequ.contracts.event.selection.ProbationOutcome;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** What becomes of an appointment after its day: the end of the probation, and a unit that is split before it. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ProbationApiTest {

    private static final LocalDate SINCE = LocalDate.of(2017, 4, 1);

    @Test
    void who_failed_is_again_what_was_before_from_the_day_on_and_only_once() {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", SINCE);
        AppointmentDetail detail = decided(id, community(district, 2), Post.DEPUTY_SECRETARY, today().minusDays(30));
        awaitStatus(token, id, "EFFECTED");
        ProbationEnded failed = ended(detail, ProbationOutcome.FAILED, today());
        TestKafka.publish(failed, 2);
        eventually(() -> get(token, "people/" + id + "/appointments")
                .then()
                .body("items[0].probationOutcome", equalTo("FAILED"))
                .body("items[0].probationOrderNumber", equalTo("崇委组〔2026〕77号")));
        get(token, "people/" + id + "/assignments")
                .then()
                .body("items.post", contains("COMMUNITY_WORKER", "DEPUTY_SECRETARY", "COMMUNITY_WORKER"))
                .body(
                        "items.unitCode",
                        contains(community(district, 1), community(district, 2), community(district, 1)))
                .body("items.to", contains(today().minusDays(30).toString(), today().toString(), null))
                .body("items[1].endReason", equalTo("PROBATION_FAILED"))
                .body("items[2].orderNumber", equalTo("崇委组〔2026〕77号"));
        get(token, "people/" + id).then().body("post", equalTo("COMMUNITY_WORKER"));
        // told again as another event: nothing more happens
        long careers = careersTold(id);
        TestKafka.publish(ended(detail, ProbationOutcome.FAILED, today()), 3);
        TestKafka.publish(ended(detail, ProbationOutcome.CONFIRMED, today()), 4);
        AppointmentDetail later = decided(id, community(district, 2), Post.DEPUTY_SECRETARY, today().plusDays(300));
        eventually(() -> get(token, "people/" + id + "/appointments")
                .then()
                .body(
                        "items.appointmentId",
                        org.hamcrest.Matchers.hasItem(later.appointmentId().toString())));
        assertEquals(careers, careersTold(id));
        get(token, "people/" + id + "/appointments")
                .then()
                .body(
                        "items.find { it.appointmentId == '" + detail.appointmentId() + "' }.probationOutcome",
                        equalTo("FAILED"));
    }

    @Test
    void an_identity_goes_back_too_and_on_its_day_by_itself() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        var detail = new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                RoundKind.INSTITUTION,
                UUID.fromString(id),
                community(district, 1),
                null,
                null,
                null,
                today().minusDays(200),
                "崇委组〔2026〕70号",
                UUID.randomUUID(),
                UUID.randomUUID());
        TestKafka.publish(new PlaceConfirmed(detail.placeRequestId(), detail.placeId(), UUID.randomUUID(), detail), 1);
        awaitStatus(token, id, "EFFECTED");
        LocalDate over = today().plusDays(9);
        TestKafka.publish(ended(detail, ProbationOutcome.FAILED, over), 1);
        eventually(() -> get(token, "people/" + id + "/identities")
                .then()
                .body("items.kind", contains("STAFFED", "PUBLIC_INSTITUTION", "STAFFED"))
                .body("items.to", contains(today().minusDays(200).toString(), over.toString(), null)));
        get(token, "people/" + id).then().body("tenureKind", equalTo("PUBLIC_INSTITUTION"));
        TestClock.set(over);
        eventually(() -> get(token, "people/" + id).then().body("tenureKind", equalTo("STAFFED")));
        get(token, "people/" + id + "/assignments")
                .then()
                .body("items.post", contains("SECRETARY"))
                .body("items[0].to", nullValue());
        get(token, "people/" + id + "/pay-grades")
                .then()
                .body("items.scheme[-2]", equalTo("INSTITUTION"))
                .body("items[-2].to", equalTo(over.toString()))
                .body("items.scheme[-1]", equalTo("COMMUNITY_GRADES"));
    }

    @Test
    void who_failed_as_staffed_worker_is_in_the_reserve_again_for_as_long_as_before() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        LocalDate entered = today().minusDays(60);
        place(id, community(district, 1), RoundKind.RESERVE, entered);
        LocalDate staffed = today().minusDays(30);
        AppointmentDetail staffing = place(id, community(district, 1), RoundKind.STAFFING, staffed);
        get(token, "people/" + id + "/reserve-memberships").then().body("items.to", contains(staffed.toString()));
        TestKafka.publish(ended(staffing, ProbationOutcome.FAILED, today()), 2);
        eventually(() -> get(token, "people/" + id + "/reserve-memberships")
                .then()
                .body("items.from", contains(entered.toString(), today().toString()))
                .body(
                        "items.to",
                        contains(staffed.toString(), entered.plusMonths(36).toString())));
        get(token, "people/" + id).then().body("post", equalTo("GRID_WORKER")).body("tenureKind", equalTo("CONTRACT"));
    }

    private static AppointmentDetail place(String person, String unit, RoundKind kind, LocalDate on) {
        var detail = new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind,
                UUID.fromString(person),
                unit,
                null,
                null,
                null,
                on,
                "崇委组〔2026〕73号",
                null,
                null);
        TestKafka.publish(new AppointmentDecided(detail), 1);
        TestKafka.awaitEvent(
                AppointmentEffected.class, told -> told.appointmentId().equals(detail.appointmentId()));
        return detail;
    }

    @Test
    void who_is_confirmed_stays_what_the_appointment_made() {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", SINCE);
        AppointmentDetail detail = decided(id, community(district, 2), Post.DEPUTY_SECRETARY, today().minusDays(30));
        awaitStatus(token, id, "EFFECTED");
        TestKafka.publish(ended(detail, ProbationOutcome.CONFIRMED, today()), 2);
        eventually(() -> get(token, "people/" + id + "/appointments")
                .then()
                .body("items[0].probationOutcome", equalTo("CONFIRMED")));
        get(token, "people/" + id + "/assignments")
                .then()
                .body("items.post", contains("COMMUNITY_WORKER", "DEPUTY_SECRETARY"));
    }

    @Test
    void an_appointment_follows_its_unit_through_a_split_to_where_the_person_went_else_to_the_larger_part() {
        String district = district(2);
        String token = clerk(district);
        String split = community(district, 1);
        String inside = serving(split, "COMMUNITY_WORKER", "STAFFED", SINCE);
        String outside = serving(community(district, 2), "COMMUNITY_WORKER", "STAFFED", SINCE);
        LocalDate day = today().plusDays(6);
        decided(inside, split, Post.DEPUTY_SECRETARY, day);
        decided(outside, split, Post.DEPUTY_SECRETARY, day);
        awaitStatus(token, inside, "SCHEDULED");
        awaitStatus(token, outside, "SCHEDULED");
        post(
                        token,
                        "unit-splits",
                        Map.of(
                                "from", Map.of("code", split, "version", 1),
                                "into",
                                        List.of(
                                                part(community(district, 60), "小社区", "0.3", List.of(inside), district),
                                                part(community(district, 61), "大社区", "0.7", List.of(), district)),
                                "on", today().toString(),
                                "orderNumber", "分1号"))
                .then()
                .statusCode(201);
        TestClock.set(day);
        awaitStatus(token, inside, "EFFECTED");
        awaitStatus(token, outside, "EFFECTED");
        get(token, "people/" + inside).then().body("unitCode", equalTo(community(district, 60)));
        get(token, "people/" + outside).then().body("unitCode", equalTo(community(district, 61)));
    }

    private static Map<String, Object> part(
            String code, String name, String share, List<String> people, String district) {
        return Map.of(
                "unit",
                Map.of("code", code, "name", name, "parentCode", district + "001"),
                "share",
                new BigDecimal(share),
                "people",
                people,
                "grids",
                List.of());
    }

    private static AppointmentDetail decided(String person, String unit, Post post, LocalDate on) {
        var detail = new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                RoundKind.SECRETARY,
                UUID.fromString(person),
                unit,
                post,
                null,
                null,
                on,
                "崇委组〔2026〕71号",
                null,
                null);
        TestKafka.publish(new AppointmentDecided(detail), 1);
        if (!on.isAfter(today())) {
            TestKafka.awaitEvent(
                    AppointmentEffected.class, told -> told.appointmentId().equals(detail.appointmentId()));
        }
        return detail;
    }

    private static ProbationEnded ended(AppointmentDetail detail, ProbationOutcome outcome, LocalDate on) {
        return new ProbationEnded(
                detail.appointmentId(), detail.roundId(), detail.personId(), outcome, on, "崇委组〔2026〕77号");
    }

    private static long careersTold(String id) {
        return TestKafka.events(
                        CareerChanged.class,
                        career -> career.personId().toString().equals(id))
                .size();
    }

    private static void awaitStatus(String token, String id, String status) {
        eventually(() -> get(token, "people/" + id + "/appointments").then().body("items.status", contains(status)));
    }
}
