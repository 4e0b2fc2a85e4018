package org.shequ.selection.appointment;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("probations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "probations", description = "Probation, confirmation, service lock / 试用、转正与服务期")
public class ProbationResource {

    private static final String UNIT = "[0-9]{2,12}[0-9A-Za-z-]{0,20}";

    private final Probations probations;
    private final Cursors cursors;
    private final BusinessClock clock;
    private final Caller caller;
    private final Disclosure disclosure;

    ProbationResource(
            Probations probations, Cursors cursors, BusinessClock clock, Caller caller, Disclosure disclosure) {
        this.probations = probations;
        this.cursors = cursors;
        this.clock = clock;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @Schema(name = "Probation")
    public record ProbationView(
            UUID appointmentId,
            UUID roundId,
            RoundKind roundKind,
            UUID personId,

            @Schema(description = "Masked / 已脱敏", examples = "张*")
            String name,

            String unitCode,
            LocalDate effectiveOn,
            @Schema(description = "Exclusive / 不含") LocalDate probationUntil,
            @Schema(description = "Past its last day / 已期满") boolean due) {}

    @GET
    @OwnRecord("person")
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "listProbations",
            summary = "List probations that wait for a decision, the earliest end first / 待决定的试用期，先到期者在前")
    @APIResponse(responseCode = "200", description = "OK / 成功")
    @APIResponse(responseCode = "404", ref = "Problem404")
    @Sorted("probationUntil")
    public Page<ProbationView> list(
            @QueryParam("dueBy") @Schema(description = "Ending by this day / 至该日期满") @Nullable LocalDate dueBy,
            @QueryParam("unit") @Pattern(regexp = UNIT) @Nullable String unit,
            @QueryParam("person") @Schema(description = "Only of this person / 仅此人员") @Nullable UUID person,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        if (unit != null) {
            scope.require(unit);
        }
        var prefix = unit == null ? scope.prefix() : unit;
        var seek = cursors.open(request, Cursors.fingerprint(dueBy, prefix, person), "probationUntil");
        var today = clock.today();
        return seek.page(
                from -> probations.page(prefix, dueBy, person, from.afterDay(0), from.afterId(1), from.fetch()),
                line -> List.of(
                        line.probationUntil().toString(), line.appointmentId().toString()),
                line -> new ProbationView(
                        line.appointmentId(),
                        line.roundId(),
                        line.roundKind(),
                        line.personId(),
                        disclosure
                                .toPerson("person", line.personId().toString())
                                .text(PersonField.NAME, line.name()),
                        line.unitCode(),
                        line.effectiveOn(),
                        line.probationUntil(),
                        !line.probationUntil().isAfter(today)));
    }
}
