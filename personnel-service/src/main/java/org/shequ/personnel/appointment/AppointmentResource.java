package org.shequ.personnel.appointment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.personnel.person.People;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What selection decided for a person, and what became of it here. */
@Shows(PersonField.ASSIGNMENTS)
@Path("people/{id}/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "careers")
public class AppointmentResource {

    private final People people;
    private final Appointments appointments;
    private final Cursors cursors;
    private final Caller caller;

    public AppointmentResource(People people, Appointments appointments, Cursors cursors, Caller caller) {
        this.people = people;
        this.appointments = appointments;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** An appointment as personnel carries it out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CareerAppointment")
    public record AppointmentView(
            @Schema(required = true) UUID appointmentId,
            @Schema(required = true) UUID roundId,
            @Schema(required = true) RoundKind roundKind,
            @Schema(required = true) String targetUnitCode,
            @Nullable Post post,
            @Nullable TenureKind tenureKind,
            @Schema(required = true) LocalDate effectiveOn,
            @Schema(required = true) String orderNumber,
            @Schema(required = true) CareerAppointmentStatus status,
            @Nullable RejectionReason rejectionReason,
            @Schema(required = true) Instant recordedAt,
            @Nullable Instant resolvedAt,

            @Schema(
                    description = "CONFIRMED or FAILED, once the probation is over / 试用结果",
                    enumeration = {"CONFIRMED", "FAILED"})
            @Nullable
            String probationOutcome,

            @Schema(description = "First day after the probation / 试用期满次日") @Nullable
            LocalDate probationOverOn,

            @Nullable String probationOrderNumber) {

        static AppointmentView of(Appointment appointment) {
            var detail = appointment.detail();
            var probation = appointment.probationOutcome();
            return new AppointmentView(
                    detail.appointmentId(),
                    detail.roundId(),
                    detail.knownRoundKind(),
                    detail.targetUnitCode(),
                    detail.post(),
                    detail.tenureKind(),
                    detail.effectiveOn(),
                    detail.orderNumber(),
                    appointment.status(),
                    appointment.rejectionReason(),
                    appointment.recordedAt(),
                    appointment.resolvedAt(),
                    probation == null ? null : probation.name(),
                    appointment.probationOverOn(),
                    appointment.probationOrderNumber());
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listPersonAppointments", summary = "List appointments decided for a person / 人员的任命")
    @Sorted("id")
    public Page<AppointmentView> list(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam PageRequest request) {
        people.get(id, caller.scope());
        var seek = cursors.open(request, "", "id");
        return seek.page(
                from -> appointments.page(id, from),
                appointment -> List.of(appointment.id().toString()),
                AppointmentView::of);
    }
}
