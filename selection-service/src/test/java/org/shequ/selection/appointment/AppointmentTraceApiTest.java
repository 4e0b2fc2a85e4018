package org.shequ.selection.appointment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.quota.PlaceOccupied;
import org.shequ.contracts.event.selection.AppointmentClosed;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.CloudEventHeaders;
import org.shequ.selection.Quota;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestKafka.Published;

import java.time.Instant;
import java.util.UUID;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** One trace tells the whole of an appointment, whoever says the last word. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class AppointmentTraceApiTest {

    private final TestRound run = new TestRound();
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    private Published<AppointmentDecided> decide() {
        run.untilDecided();
        var decider = run.decider.within("00-" + trace + "-00f067aa0ba902b7-01");
        var appointment = run.decide(decider, 1).getFirst();
        return TestKafka.awaitPublished(
                AppointmentDecided.class, event -> event.aggregateId().equals(appointment));
    }

    @Test
    void every_step_from_the_decision_to_the_end_is_told_in_one_trace() {
        var decided = decide();
        assertEquals(trace, traceOf(decided));
        var traceparent = decided.headers().traceparent();
        publish(confirmed(decided.event()), traceparent);
        publish(TestRound.effected(decided.event()), traceparent);
        publish(occupied(decided.event()), traceparent);
        assertClosedInTrace(decided.event().aggregateId());
    }

    @Test
    void a_last_word_from_another_trace_ends_the_appointment_in_its_own() {
        var decided = decide();
        // personnel-service carried it out in a job of its own, weeks later
        TestKafka.publish(confirmed(decided.event()), TestRound.effected(decided.event()), occupied(decided.event()));
        assertClosedInTrace(decided.event().aggregateId());
    }

    @Test
    void a_rejection_too_ends_it_in_its_own_trace() {
        var decided = decide();
        TestKafka.publish(TestRound.rejected(decided.event()));
        assertClosedInTrace(decided.event().aggregateId());
    }

    /** What personnel-service carried out without a place has to be put right by hand; the appointment says so. */
    @Test
    void a_place_refused_after_the_effect_still_ends_it_as_rejected() {
        var decided = decide().event();
        TestKafka.publish(TestRound.effected(decided));
        run.awaitAppointment(decided.aggregateId(), "EFFECTED");
        Quota.refuseConfirmation(decided, "RELEASED");
        run.awaitAppointment(decided.aggregateId(), "REJECTED");
    }

    private void assertClosedInTrace(String appointment) {
        var closed = TestKafka.awaitPublished(
                AppointmentClosed.class, event -> event.aggregateId().equals(appointment));
        assertEquals(trace, traceOf(closed));
        run.officer.get("/appointments/" + appointment).then().body("traceId", equalTo(trace));
    }

    private static String traceOf(Published<?> published) {
        var traceparent = published.headers().traceparent();
        return traceparent == null ? "none" : traceparent.split("-", -1)[1];
    }

    private static PlaceConfirmed confirmed(AppointmentDecided decided) {
        var detail = decided.appointment();
        return new PlaceConfirmed(orElse(detail.placeRequestId()), orElse(detail.placeId()), UUID.randomUUID(), detail);
    }

    private static PlaceOccupied occupied(AppointmentDecided decided) {
        var detail = decided.appointment();
        return new PlaceOccupied(orElse(detail.placeRequestId()), orElse(detail.placeId()), detail.appointmentId());
    }

    private static UUID orElse(@Nullable UUID id) {
        return id == null ? new UUID(0, 0) : id;
    }

    private static void publish(Event event, @Nullable String traceparent) {
        var type = EventJson.typeOf(event.getClass());
        TestKafka.publish(new Published<>(
                new CloudEventHeaders(
                        Ids.next(),
                        type.type(),
                        "/test",
                        Instant.now(),
                        event.aggregateId(),
                        TestKafka.nextVersion(event),
                        traceparent),
                event));
    }
}
