package org.shequ.personnel.person;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Leaving the service over HTTP. Needs If-Match with the person's ETag. */
@Path("people/{id}/leaving")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class LeavingResource {

    private final LeavePerson leavePerson;
    private final Caller caller;
    private final Disclosure disclosure;

    LeavingResource(LeavePerson leavePerson, Caller caller, Disclosure disclosure) {
        this.leavePerson = leavePerson;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    /** How and when somebody leaves. */
    @Schema(name = "LeavingRequest")
    public record LeavingRequest(
            @Schema(required = true, description = "RETIRED, RESIGNED, DISMISSED or DECEASED / 退休、辞职、解聘或去世") @NotNull
            PersonStatus status,

            @Schema(
                    description = "Last day in service, this day included; or leftOn / 最后在岗日（含当日），与 leftOn 择一填写",
                    examples = "2026-10-31")
            @Nullable
            LocalDate lastDay,

            @Schema(
                    description = "First day out of service, instead of the last day / 离岗首日（不含当日），与 lastDay 择一填写",
                    examples = "2026-11-01")
            @Nullable
            LocalDate leftOn,

            @Schema(
                    description = "Month of the last day in service, where the day is not known / 最后在岗日所在年月，只知年月时填写",
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2026-10")
            @Nullable
            YearMonth onMonth,

            @Schema(required = true, examples = "崇委组〔2026〕12号") @NotBlank @Size(max = 100)
            String orderNumber) {

        Leaving leaving() {
            List<Leaving> stated = Stream.of(
                            lastDay == null ? null : Leaving.on(lastDay.plusDays(1)),
                            leftOn == null ? null : Leaving.on(leftOn),
                            onMonth == null ? null : Leaving.within(onMonth))
                    .filter(Objects::nonNull)
                    .toList();
            if (stated.size() != 1) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation(
                                "/lastDay",
                                "ONE_OF",
                                "exactly one of lastDay, leftOn and onMonth is needed",
                                "lastDay、leftOn、onMonth 须填且只填一项");
            }
            return stated.getFirst();
        }
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "recordLeaving",
            summary = "Record that somebody has left the service / 登记离职",
            description =
                    "Retirement, resignation, dismissal or death with its day, or its month where the day is not known: all posts, the identity and the reserve end with it. A day"
                            + " before a post on record began is refused. / 退休、辞职、解聘、去世及其日期（只知年月的填年月）；全部任职、身份与后备随之终止。早于已登记任职开始日期的不予接受。")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public PersonView leave(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull LeavingRequest request) {
        return PersonView.of(
                leavePerson.handle(
                        id, request.status(), request.leaving(), request.orderNumber(), caller.scope(), expected),
                disclosure.masked());
    }
}
