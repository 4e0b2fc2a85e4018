package org.shequ.quota.place;

import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.quota.PlacesLocked;
import org.shequ.contracts.event.quota.PlacesRefused;
import org.shequ.contracts.event.quota.PlacesReserved;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.quota.Given;
import org.shequ.testkit.TestKafka;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A selection round with one request for places: plays selection-service and personnel-service over Kafka. */
@NullUnmarked
public final class Round {

    public static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private final UUID id = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();
    private final RoundKind kind;
    private final String community;
    private final UUID plan;

    private Round(RoundKind kind, String community, UUID plan) {
        this.kind = kind;
        this.community = community;
        this.plan = plan;
    }

    /** For the staffing of a community. */
    public static Round staffing(String community) {
        return new Round(RoundKind.STAFFING, community, null);
    }

    /** For entries of a plan by secretaries of a community. */
    public static Round ofPlan(RoundKind kind, String plan, String community) {
        return new Round(kind, community, UUID.fromString(plan));
    }

    public UUID id() {
        return id;
    }

    public UUID request() {
        return request;
    }

    public PlacesRequested requested(int count, Instant expiresAt) {
        return new PlacesRequested(
                id,
                request,
                UUID.randomUUID(),
                plan == null ? AccountKind.STAFFING : AccountKind.INSTITUTION_PLAN,
                plan == null ? community : null,
                plan,
                count,
                expiresAt);
    }

    /** The places; waits until they are held. */
    public List<UUID> reserve(int count) {
        return reserve(count, null);
    }

    public List<UUID> reserve(int count, Instant expiresAt) {
        TestKafka.publish(requested(count, expiresAt));
        return TestKafka.awaitEvent(
                        PlacesReserved.class, event -> event.placeRequestId().equals(request))
                .placeIds();
    }

    public PlacesRefused refused(int count) {
        TestKafka.publish(requested(count, null));
        return TestKafka.awaitEvent(
                PlacesRefused.class, event -> event.placeRequestId().equals(request));
    }

    public void lock() {
        TestKafka.publish(new PlacesLockRequested(id, List.of(request)));
        TestKafka.awaitEvent(PlacesLocked.class, event -> event.placeRequestId().equals(request));
    }

    public void giveBack(String reason, UUID... places) {
        TestKafka.publish(new PlacesReturned(id, request, List.of(places), reason));
    }

    public AppointmentDetail appointment(UUID place, UUID person) {
        return new AppointmentDetail(
                UUID.randomUUID(), id, kind, person, community, null, null, null, DAY, "崇委组〔2026〕3号", request, place);
    }

    /** Decided and confirmed. */
    public AppointmentDetail confirm(UUID place, UUID person) {
        var appointment = appointment(place, person);
        TestKafka.publish(new AppointmentDecided(appointment));
        TestKafka.awaitEvent(
                PlaceConfirmed.class,
                event -> event.appointment().appointmentId().equals(appointment.appointmentId()));
        return appointment;
    }

    public static AppointmentEffected effected(AppointmentDetail appointment) {
        return new AppointmentEffected(
                appointment.personId(),
                appointment.appointmentId(),
                appointment.placeRequestId(),
                appointment.placeId(),
                appointment.effectiveOn());
    }

    public static AppointmentRejected rejected(AppointmentDetail appointment) {
        return new AppointmentRejected(
                appointment.personId(),
                appointment.appointmentId(),
                appointment.placeRequestId(),
                appointment.placeId(),
                RejectionReason.RESIGNED);
    }

    /** What the service says of the request. */
    public JsonPath view() {
        return Given.get(Given.drafter("*"), "place-requests/" + request)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public List<String> statuses() {
        return view().getList("places.status");
    }
}
