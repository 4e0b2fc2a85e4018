package org.shequ.personnel.appointment;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestKafka.Published;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** From a confirmed place to the changed career, over the real topics. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class AppointmentFlowApiTest {

    private static final LocalDate SINCE = LocalDate.of(2017, 4, 1);

    @Inject
    AgroalDataSource database;

    @Test
    void a_secretary_enters_the_establishment_on_the_day_and_keeps_post_and_duties() {
        String district = district(1);
        String unit = community(district, 1);
        String token = clerk(district);
        String id = serving(unit, "SECRETARY", "STAFFED", SINCE);
        LocalDate day = today().plusDays(10);
        get(token, "people/" + id + "/pay-grades")
                .then()
                .body("items.scheme[-1]", equalTo("COMMUNITY_GRADES"))
                .body("items[0].from", equalTo(SINCE.toString()))
                .body("items[0].tableCode", equalTo("three-post-18"));

        AppointmentDetail detail = detail(RoundKind.INSTITUTION, id, unit, day, true);
        Published<PlaceConfirmed> cause = TestKafka.publish(confirmed(detail), 1);
        awaitStatus(token, id, "SCHEDULED");
        get(token, "people/" + id + "/identities").then().body("items.kind", contains("STAFFED"));
        assertEquals(0, effected(detail).size());

        TestClock.set(day);
        awaitStatus(token, id, "EFFECTED");
        get(token, "people/" + id + "/assignments")
                .then()
                .body("items.post", contains("SECRETARY"))
                .body("items[0].from", equalTo(SINCE.toString()))
                .body("items[0].to", nullValue());
        get(token, "people/" + id + "/identities")
                .then()
                .body("items.kind", contains("STAFFED", "PUBLIC_INSTITUTION"))
                .body("items[0].to", equalTo(day.toString()))
                .body("items[1].from", equalTo(day.toString()))
                .body("items[1].orderNumber", equalTo("崇委组〔2026〕30号"))
                .body("items[1].appointmentId", equalTo(detail.appointmentId().toString()));
        get(token, "people/" + id + "/pay-grades")
                .then()
                .body("items.scheme[-2]", equalTo("COMMUNITY_GRADES"))
                .body("items.scheme[-1]", equalTo("INSTITUTION"))
                .body("items[-2].to", equalTo(day.toString()))
                .body("items[-1].from", equalTo(day.toString()))
                .body("items[-1].cause", equalTo("ASSIGNMENT"));
        get(token, "people/" + id)
                .then()
                .body("tenureKind", equalTo("PUBLIC_INSTITUTION"))
                .body("post", equalTo("SECRETARY"));

        Published<AppointmentEffected> told = TestKafka.awaitPublished(AppointmentEffected.class, of(detail));
        assertEquals(detail.placeId(), told.event().placeId());
        assertEquals(detail.placeRequestId(), told.event().placeRequestId());
        assertEquals(day, told.event().effectiveOn());
        assertEquals(trace(cause), trace(told), "the trace goes on, ten days later");
        Published<CareerChanged> career = TestKafka.events(
                        CareerChanged.class, changed -> changed.personId().equals(detail.personId()))
                .getLast();
        assertEquals(trace(cause), trace(career));
        assertEquals(career.headers().version() + 1, told.headers().version(), "one sequence of versions");
        assertEquals(
                List.of(TenureKind.STAFFED, TenureKind.PUBLIC_INSTITUTION),
                career.event().identities().stream().map(held -> held.kind()).toList());
    }

    @Test
    void told_three_times_it_happens_once() throws SQLException {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        AppointmentDetail detail = detail(RoundKind.INSTITUTION, id, community(district, 1), today(), true);
        Published<PlaceConfirmed> first = TestKafka.publish(confirmed(detail), 1);
        TestKafka.publish(first);
        awaitStatus(token, id, "EFFECTED");
        TestKafka.publish(first);
        // the same again although the inbox has forgotten it, and once more as another event
        forget(detail.placeRequestId());
        TestKafka.publish(first);
        TestKafka.publish(confirmed(detail), 2);
        awaitPosition(detail.placeRequestId(), 2);
        assertEquals(1, effected(detail).size());
        get(token, "people/" + id + "/appointments").then().body("items.status", contains("EFFECTED"));
        get(token, "people/" + id + "/identities").then().body("items.kind", contains("STAFFED", "PUBLIC_INSTITUTION"));
    }

    @Test
    void what_comes_late_takes_effect_at_once_and_from_its_day() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        LocalDate day = today().minusDays(40);
        TestKafka.publish(confirmed(detail(RoundKind.CIVIL_SERVICE, id, community(district, 1), day, true)), 1);
        awaitStatus(token, id, "EFFECTED");
        get(token, "people/" + id + "/identities")
                .then()
                .body("items.kind", contains("STAFFED", "CIVIL_SERVANT"))
                .body("items[1].from", equalTo(day.toString()));
        get(token, "people/" + id + "/pay-grades").then().body("items.scheme[-1]", equalTo("CIVIL_SERVICE"));
    }

    /** What a service finds that died between recording and its day: a row, and nothing in memory. */
    @Test
    void what_was_recorded_before_a_restart_is_carried_out_after_it() throws SQLException {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        UUID appointment = UUID.randomUUID();
        String trace = UUID.randomUUID().toString().replace("-", "");
        execute("""
                INSERT INTO appointments (id, round_id, round_kind, person_id, target_unit_code, effective_on,
                    order_number, place_request_id, place_id, status, traceparent, recorded_at)
                VALUES ('%s', gen_random_uuid(), 'INSTITUTION', '%s', '%s', '%s', '1', gen_random_uuid(),
                    gen_random_uuid(), 'SCHEDULED', '00-%s-0123456789abcdef-01', now())""".formatted(appointment, id, community(district, 1), today(), trace));
        awaitStatus(token, id, "EFFECTED");
        assertEquals(
                trace,
                trace(TestKafka.awaitPublished(
                        AppointmentEffected.class,
                        event -> event.appointmentId().equals(appointment))));
    }

    @ParameterizedTest
    @EnumSource(
            value = RejectionReason.class,
            names = {"RESIGNED", "DECEASED", "DISMISSED", "RETIRED", "SUSPENDED"})
    void who_leaves_or_is_suspended_before_the_day_is_not_appointed(RejectionReason reason) {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        AppointmentDetail detail =
                detail(RoundKind.INSTITUTION, id, community(district, 1), today().plusDays(30), true);
        TestKafka.publish(confirmed(detail), 1);
        awaitStatus(token, id, "SCHEDULED");
        patch(token, "people/" + id, etag(token, "people/" + id), Map.of("status", reason.name()))
                .then()
                .statusCode(200);
        AppointmentRejected told = awaitRejected(detail);
        assertEquals(reason, told.reason());
        assertEquals(detail.placeId(), told.placeId());
        get(token, "people/" + id + "/appointments")
                .then()
                .body("items.status", contains("REJECTED"))
                .body("items[0].rejectionReason", equalTo(reason.name()));
        assertEquals(0, effected(detail).size());
    }

    @Test
    void a_sanction_in_effect_on_the_day_bars_and_one_that_is_over_does_not() {
        String district = district(2);
        String token = clerk(district);
        LocalDate day = today().plusDays(20);
        String barred = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        AppointmentDetail lost = detail(RoundKind.INSTITUTION, barred, community(district, 1), day, true);
        TestKafka.publish(confirmed(lost), 1);
        awaitStatus(token, barred, "SCHEDULED");
        sanction(token, barred, today(), day.plusDays(1));
        assertEquals(RejectionReason.SANCTIONED, awaitRejected(lost).reason());

        String forgiven = serving(community(district, 2), "SECRETARY", "STAFFED", SINCE);
        AppointmentDetail kept = detail(RoundKind.INSTITUTION, forgiven, community(district, 2), day, true);
        TestKafka.publish(confirmed(kept), 1);
        awaitStatus(token, forgiven, "SCHEDULED");
        sanction(token, forgiven, today().minusDays(90), day);
        awaitStatus(token, forgiven, "SCHEDULED");
        TestClock.set(day);
        awaitStatus(token, forgiven, "EFFECTED");
    }

    @Test
    void nobody_nowhere_and_impossible_steps_are_rejected_at_once() {
        String district = district(1);
        String grid = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        String secretary = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        assertRejected(
                RejectionReason.UNKNOWN_PERSON,
                detail(RoundKind.INSTITUTION, UUID.randomUUID().toString(), community(district, 1), today(), true));
        assertRejected(
                RejectionReason.UNKNOWN_UNIT,
                detail(RoundKind.INSTITUTION, secretary, community(district, 77), today(), true));
        assertRejected(
                RejectionReason.STEP_IMPOSSIBLE,
                detail(RoundKind.INSTITUTION, grid, community(district, 1), today(), true));
        assertRejected(
                RejectionReason.STEP_IMPOSSIBLE,
                detail(RoundKind.STAFFING, grid, community(district, 1), today(), true));
    }

    @Test
    void a_grid_worker_becomes_reserve_without_a_place_then_staffed_with_one_then_deputy() {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        LocalDate first = today();
        AppointmentDetail reserve = detail(RoundKind.RESERVE, id, community(district, 1), first, false);
        TestKafka.publish(new AppointmentDecided(reserve), 1);
        TestKafka.awaitEvent(AppointmentEffected.class, of(reserve));
        get(token, "people/" + id + "/reserve-memberships")
                .then()
                .body("items.from", contains(first.toString()))
                .body("items.to", contains(first.plusMonths(36).toString()));

        LocalDate second = today().plusDays(5);
        AppointmentDetail staffing = detail(RoundKind.STAFFING, id, community(district, 2), second, true);
        Event decided = new AppointmentDecided(staffing);
        TestKafka.publish(decided, 1);
        TestKafka.publish(confirmed(staffing), 1);
        TestClock.set(second);
        TestKafka.awaitEvent(AppointmentEffected.class, of(staffing));
        get(token, "people/" + id)
                .then()
                .body("unitCode", equalTo(community(district, 2)))
                .body("post", equalTo("COMMUNITY_WORKER"))
                .body("tenureKind", equalTo("STAFFED"));
        get(token, "people/" + id + "/reserve-memberships?asOf=" + second)
                .then()
                .body("items", equalTo(List.of()));

        LocalDate third = second.plusDays(5);
        AppointmentDetail deputy = new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                RoundKind.SECRETARY,
                UUID.fromString(id),
                community(district, 2),
                Post.DEPUTY_SECRETARY,
                null,
                null,
                third,
                "崇委组〔2026〕31号",
                null,
                null);
        TestKafka.publish(new AppointmentDecided(deputy), 1);
        TestClock.set(third);
        TestKafka.awaitEvent(AppointmentEffected.class, of(deputy));
        get(token, "people/" + id + "/assignments")
                .then()
                .body("items.post", contains("GRID_WORKER", "COMMUNITY_WORKER", "DEPUTY_SECRETARY"))
                .body("items.to", contains(second.toString(), third.toString(), null));
        get(token, "people/" + id + "/identities").then().body("items.kind", contains("CONTRACT", "STAFFED"));
        assertEquals(1, effected(staffing).size());
    }

    @Test
    void a_decision_that_needs_a_place_waits_for_its_confirmation() throws SQLException {
        String district = district(1);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        AppointmentDetail detail = detail(RoundKind.INSTITUTION, id, community(district, 1), today(), true);
        TestKafka.publish(new AppointmentDecided(detail), 1);
        awaitPosition(detail.appointmentId(), 1);
        get(clerk(district), "people/" + id + "/appointments").then().body("items", equalTo(List.of()));
    }

    @Test
    void an_appointment_follows_its_unit_into_a_merger() {
        String district = district(3);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        LocalDate day = today().plusDays(6);
        AppointmentDetail detail = new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                RoundKind.SECRETARY,
                UUID.fromString(id),
                community(district, 2),
                Post.SECRETARY,
                null,
                null,
                day,
                "崇委组〔2026〕32号",
                null,
                null);
        TestKafka.publish(new AppointmentDecided(detail), 1);
        awaitStatus(token, id, "SCHEDULED");
        post(
                        token,
                        "unit-mergers",
                        Map.of(
                                "from",
                                List.of(
                                        Map.of("code", community(district, 2), "version", 1),
                                        Map.of("code", community(district, 3), "version", 1)),
                                "intoNew",
                                Map.of("code", community(district, 50), "name", "新社区", "parentCode", district + "001"),
                                "on",
                                today().toString(),
                                "orderNumber",
                                "合2号"))
                .then()
                .statusCode(201);
        awaitStatus(token, id, "SCHEDULED");
        TestClock.set(day);
        awaitStatus(token, id, "EFFECTED");
        get(token, "people/" + id)
                .then()
                .body("unitCode", equalTo(community(district, 50)))
                .body("post", equalTo("SECRETARY"));
    }

    private static AppointmentDetail detail(
            RoundKind kind, String person, String unit, LocalDate effectiveOn, boolean placed) {
        return new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind,
                UUID.fromString(person),
                unit,
                null,
                null,
                null,
                effectiveOn,
                "崇委组〔2026〕30号",
                placed ? UUID.randomUUID() : null,
                placed ? UUID.randomUUID() : null);
    }

    private static PlaceConfirmed confirmed(AppointmentDetail detail) {
        return new PlaceConfirmed(detail.placeRequestId(), detail.placeId(), UUID.randomUUID(), detail);
    }

    private static java.util.function.Predicate<AppointmentEffected> of(AppointmentDetail detail) {
        return event -> event.appointmentId().equals(detail.appointmentId());
    }

    private static List<Published<AppointmentEffected>> effected(AppointmentDetail detail) {
        return TestKafka.events(AppointmentEffected.class, of(detail));
    }

    private static AppointmentRejected awaitRejected(AppointmentDetail detail) {
        return TestKafka.awaitEvent(
                AppointmentRejected.class, event -> event.appointmentId().equals(detail.appointmentId()));
    }

    private static void assertRejected(RejectionReason reason, AppointmentDetail detail) {
        Published<PlaceConfirmed> cause = TestKafka.publish(confirmed(detail), 1);
        Published<AppointmentRejected> told = TestKafka.awaitPublished(
                AppointmentRejected.class, event -> event.appointmentId().equals(detail.appointmentId()));
        assertEquals(reason, told.event().reason());
        assertEquals(trace(cause), trace(told));
    }

    private static void sanction(String token, String id, LocalDate from, LocalDate to) {
        change(
                        token,
                        "people/" + id + "/sanctions",
                        id,
                        Map.of(
                                "kind",
                                "党内警告",
                                "from",
                                from.toString(),
                                "to",
                                to.toString(),
                                "barsSelection",
                                true,
                                "orderNumber",
                                "1"))
                .then()
                .statusCode(201);
    }

    private static void awaitStatus(String token, String id, String status) {
        eventually(() -> get(token, "people/" + id + "/appointments")
                .then()
                .statusCode(200)
                .body("items.status", contains(status)));
    }

    private static String trace(Published<?> published) {
        String traceparent = published.headers().traceparent();
        assertNotNull(traceparent);
        return traceparent.split("-", -1)[1];
    }

    private void forget(UUID aggregate) throws SQLException {
        execute("DELETE FROM inbox_positions WHERE aggregate_id = '" + aggregate + "'");
    }

    private void awaitPosition(UUID aggregate, long version) {
        eventually(() -> {
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement(
                            "SELECT version FROM inbox_positions WHERE consumer = 'appointments' AND aggregate_id = ?")) {
                query.setString(1, aggregate.toString());
                try (var row = query.executeQuery()) {
                    assertEquals(version, row.next() ? row.getLong(1) : 0);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql), sql);
        }
    }
}
