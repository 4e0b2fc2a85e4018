package org.shequ.selection.appointment;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.selection.round.SelectionRounds;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("appointments/{appointmentId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "appointments")
public class AppointmentResource {

    private final Appointments appointments;
    private final SelectionRounds rounds;
    private final Caller caller;

    AppointmentResource(Appointments appointments, SelectionRounds rounds, Caller caller) {
        this.appointments = appointments;
        this.rounds = rounds;
        this.caller = caller;
    }

    @GET
    @OwnRecord(value = "appointmentId", by = AppointmentOwner.class)
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getAppointment", summary = "Read an appointment with the time of each step / 聘用详情：各环节时间")
    public AppointmentView get(@PathParam("appointmentId") UUID appointmentId) {
        var appointment = appointments
                .findByIdOptional(appointmentId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        rounds.get(appointment.roundId(), caller.scope());
        return AppointmentView.of(appointment);
    }
}
