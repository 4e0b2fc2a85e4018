package org.shequ.kit.clock;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The movable clock of a local installation; everywhere else it does not exist (404). */
@Path("clock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clock", description = "The movable clock of a local installation / 本地业务时钟")
public class ClockResource {

    private static final Instant EARLIEST =
            LocalDate.of(1950, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant LATEST =
            LocalDate.of(2200, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final BusinessClock clock;
    private final ClockControl control;

    ClockResource(BusinessClock clock, ClockControl control) {
        this.clock = clock;
        this.control = control;
    }

    @GET
    @PermissionsAllowed("clock:set")
    @Operation(operationId = "getClock", summary = "Read the present moment of the business clock / 业务时钟的当前时刻")
    public ClockView get() {
        requireControllable();
        return view();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("clock:set")
    @Operation(
            operationId = "setClock",
            summary = "Set the present moment of the business clock, which ticks on from there / 设定业务时钟，此后继续走动")
    public ClockView set(@Nullable ClockRequest request) {
        requireControllable();
        var now = request == null ? null : request.now();
        if (now == null || now.isBefore(EARLIEST) || !now.isBefore(LATEST)) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/now",
                            "RANGE",
                            "must be an instant from " + EARLIEST + " to before " + LATEST,
                            "必须是 " + EARLIEST + " 至 " + LATEST + "（不含）之间的时刻");
        }
        control.set(now);
        return view();
    }

    private ClockView view() {
        return new ClockView(clock.instant(), clock.today(), clock.zone().getId());
    }

    private void requireControllable() {
        if (!control.controllable()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
    }

    public record ClockRequest(
            @Schema(required = true, examples = "2026-01-05T01:00:00Z") @Nullable
            Instant now) {}

    public record ClockView(Instant now, LocalDate today, String zone) {}
}
