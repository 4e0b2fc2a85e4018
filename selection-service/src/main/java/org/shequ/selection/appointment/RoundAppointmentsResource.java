package org.shequ.selection.appointment;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.CurrentRequest;
import org.shequ.selection.round.RoundView;
import org.shequ.selection.round.RoundViews;
import org.shequ.selection.round.SelectionRounds;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("rounds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "appointments", description = "From the decision to the end / 聘用")
public class RoundAppointmentsResource {

    private final DecideAppointments decideAppointments;
    private final EndRound endRound;
    private final Appointments appointments;
    private final SelectionRounds rounds;
    private final RoundViews roundViews;
    private final Cursors cursors;
    private final Caller caller;

    RoundAppointmentsResource(
            DecideAppointments decideAppointments,
            EndRound endRound,
            Appointments appointments,
            SelectionRounds rounds,
            RoundViews roundViews,
            Cursors cursors,
            Caller caller) {
        this.decideAppointments = decideAppointments;
        this.endRound = endRound;
        this.appointments = appointments;
        this.rounds = rounds;
        this.roundViews = roundViews;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(name = "AppointmentOrder")
    public record AppointmentOrderRequest(
            @NotNull @Schema(examples = "2026-04-01") LocalDate effectiveOn,

            @NotBlank @Size(max = 100) @Schema(examples = "崇委组〔2026〕12号")
            String orderNumber,

            @Schema(description = "RESERVE only; default by policy, exclusive / 仅用于后备，默认按政策，不含当日") @Nullable
            LocalDate reserveUntil) {}

    @Schema(name = "SkippedCandidate")
    public record SkippedView(
            UUID registrationId, @Schema(examples = "HELD") String reason, String message) {}

    @Schema(name = "AppointmentsDecided")
    public record DecidedView(
            UUID roundId,
            List<AppointmentView> appointments,

            @Schema(description = "Within the places, but not appointed now / 名额内但暂不能聘用")
            List<SkippedView> skipped,

            @Schema(description = "Version of the round / 轮次版本")
            long version)
            implements Versioned {}

    @Schema(name = "ClosureReason")
    public record ClosureRequest(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Path("appointments")
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("selection:decide")
    @Operation(
            operationId = "decideAppointments",
            summary = "Decide the appointments of all within the places / 作出聘用决定",
            description = "Who drafted the round or scored in it does not decide. / 拟定本轮或录入成绩者不得决定。")
    @APIResponse(
            responseCode = "201",
            description = "Decided / 已决定",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DecidedView.class)))
    public DecidedView decide(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid AppointmentOrderRequest request) {
        var decided = decideAppointments.handle(
                id,
                expected,
                new DecideAppointments.Order(request.effectiveOn(), request.orderNumber(), request.reserveUntil()));
        var language = Language.preferred(CurrentRequest.header("Accept-Language"));
        return new DecidedView(
                id,
                decided.appointments().stream().map(AppointmentView::of).toList(),
                decided.skipped().stream()
                        .map(one -> new SkippedView(
                                one.registrationId(), one.reason(), language.choose(one.english(), one.chinese())))
                        .toList(),
                decided.round().version());
    }

    @GET
    @Path("appointments")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listAppointments", summary = "List appointments of a round / 本轮聘用列表")
    @Sorted("id")
    public Page<AppointmentView> list(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        rounds.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(id), "id");
        return seek.page(
                from -> appointments.page(id, from.afterId(0), from.fetch()),
                appointment -> List.of(appointment.id().toString()),
                AppointmentView::of);
    }

    @POST
    @Path("closure")
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "closeRound",
            summary = "Close a round whose appointments have ended, giving up the next in line / 结束本轮，不再递补",
            description = "A round closes by itself when all its appointments have ended and nobody within the places"
                    + " waits. Unused places go back. / 聘用全部办结且无人等待时自动结束；未用名额退还。")
    public RoundView close(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid ClosureRequest request) {
        return roundViews.of(endRound.handle(id, expected, request.reason()));
    }
}
