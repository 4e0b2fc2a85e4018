package org.shequ.personnel.career;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.career.CareerViews.AssignmentView;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Batch moves over HTTP. */
@Path("career-moves")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "careers")
public class MoveManyResource {

    private static final int MOST = 500;

    private final MoveMany moveMany;
    private final MonthsInPosts months;
    private final Caller caller;

    public MoveManyResource(MoveMany moveMany, MonthsInPosts months, Caller caller) {
        this.moveMany = moveMany;
        this.months = months;
        this.caller = caller;
    }

    /** One person's move. */
    @Schema(name = "CareerMove")
    public record MoveRequest(
            @Schema(required = true) @NotNull UUID personId,

            @Schema(required = true, description = "The person's version as read / 读取时的人员档案版本", examples = "2") @NotNull
            Long version,

            @Schema(required = true, examples = "320613002004") @NotBlank @Size(max = 40)
            String unitCode,

            @Schema(required = true) @NotNull Post post,

            @Schema(description = "The identity from then on; unchanged when absent / 自该日起的身份，缺省不变") @Nullable
            TenureKind tenureKind) {}

    /** One document, many moves, one day. */
    @Schema(name = "CareerMoves")
    public record MovesRequest(
            @Schema(description = "May lie in the future; or onMonth / 可为将来；只知年月的改填 onMonth") @Nullable
            LocalDate on,

            @Schema(
                    description = "The month of the first day, where nothing more is known / 只知年月时的任职年月",
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2026-03")
            @Nullable
            YearMonth onMonth,

            @Schema(required = true, examples = "崇委组〔2026〕8号") @NotBlank @Size(max = 100)
            String orderNumber,

            @Schema(required = true) @NotEmpty @Size(max = MOST) @Valid
            List<@NotNull MoveRequest> moves) {}

    /** The posts that were started. */
    @Schema(name = "CareerMovesMade")
    public record MovesView(
            @Schema(required = true, description = "In the order of the moves / 按请求顺序")
            List<AssignmentView> assignments) {}

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "moveMany",
            summary = "Move many people by one document, all or nobody / 一文多人调任，全部成功或全部不变",
            description =
                    "Each person's present primary post ends and the new one begins on the day. Who cannot move is"
                            + " named with the reason, as a violation at /moves/{n}. /"
                            + " 各人现主职于该日终止并开始新主职；无法办理的逐条以 /moves/{n} 列明原因。")
    @APIResponse(responseCode = "201", description = "All are moved / 全部办理")
    @APIResponseSchema(value = MovesView.class, responseCode = "201")
    @ResponseStatus(201)
    public MovesView move(@Valid @NotNull MovesRequest request) {
        var stated = new MonthsInPosts.Change(request.on(), request.onMonth());
        var started = moveMany.handle(
                request.moves().stream()
                        .map(move -> new MoveMany.Move(
                                move.personId(),
                                new Version(move.version()),
                                new StartPost.Start(
                                        move.unitCode(),
                                        move.post(),
                                        true,
                                        months.since(move.unitCode(), stated),
                                        move.tenureKind(),
                                        request.orderNumber(),
                                        true)))
                        .toList(),
                request.orderNumber(),
                caller.scope());
        return new MovesView(started.stream()
                .map(assignment -> AssignmentView.of(assignment, null))
                .toList());
    }
}
