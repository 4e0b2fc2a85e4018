package org.shequ.personnel.relatives;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Relation;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.access.AccessLog;
import org.shequ.personnel.dossier.EntryChanges.EntryWithdrawal;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.PersonView;
import org.shequ.personnel.person.citizen.PersonName;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Relatives over HTTP. */
@Shows(PersonField.RELATIVES)
@Path("people/{id}/relatives")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "dossier")
public class RelativeResource {

    private final RecordRelative recordRelative;
    private final WithdrawRelative withdrawRelative;
    private final RelativeTies ties;
    private final People people;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;
    private final AccessLog accessLog;

    public RelativeResource(
            RecordRelative recordRelative,
            WithdrawRelative withdrawRelative,
            RelativeTies ties,
            People people,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure,
            AccessLog accessLog) {
        this.recordRelative = recordRelative;
        this.withdrawRelative = withdrawRelative;
        this.ties = ties;
        this.people = people;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
    }

    /** A relative to record: either one with a record or an outsider by name. */
    @Schema(name = "RelativeRequest")
    public record RelativeRequest(
            @Schema(required = true) @NotNull Relation relation,

            @Schema(description = "A relative with a record / 有档案的亲属") @Nullable
            UUID relativeId,

            @Schema(description = "A relative without a record / 无档案的亲属", examples = "李梅") @Size(max = 200) @Nullable
            String outsiderName,

            @Schema(required = true, examples = "崇委组〔2026〕1号") @NotBlank @Size(max = 100)
            String orderNumber) {

        RecordRelative.Draft draft() {
            if ((relativeId == null) == (outsiderName == null)) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation(
                                "/relativeId",
                                "ONE_OF",
                                "either relativeId or outsiderName is needed, not both",
                                "relativeId 与 outsiderName 须且仅须给出一项");
            }
            String name = outsiderName == null ? null : PersonName.normalise(outsiderName);
            if (name != null && PersonName.fault(name).isPresent()) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/outsiderName", "NAME", "is no name", "不是有效的姓名");
            }
            return new RecordRelative.Draft(relation, orderNumber, relativeId, name);
        }

        @Override
        public String toString() {
            return "RelativeRequest";
        }
    }

    /** A tie as seen from the person; recorded for either of the two it is one tie. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Relative")
    public record RelativeView(
            @Schema(required = true) UUID id,
            @Schema(required = true) Relation relation,
            @Nullable UUID relativeId,

            @Schema(description = "Masked but for a purpose / 脱敏，声明用途者除外", examples = "李*") @Nullable
            String outsiderName,

            @Schema(required = true, description = "文号") String orderNumber,
            @Schema(required = true) Instant recordedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawalReason) {

        static RelativeView of(RelativeTie tie, UUID person, @Nullable Instant knownAt, Shown shown, boolean toPerson) {
            Instant withdrawn = tie.withdrawnAt();
            boolean known = withdrawn != null && (knownAt == null || !withdrawn.isAfter(knownAt));
            return new RelativeView(
                    tie.id(),
                    tie.relation(),
                    toPerson ? null : tie.otherThan(person), // whose record that is, is not the person's to know
                    shown.text(PersonField.RELATIVE_NAME, tie.outsiderName()),
                    tie.orderNumber(),
                    tie.recordedAt(),
                    known ? withdrawn : null,
                    known ? tie.withdrawalReason() : null);
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listRelatives", summary = "List a person's relatives on record / 人员的亲属关系")
    @Sorted("id")
    public Page<RelativeView> list(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @QueryParam("knownAt") @Parameter(description = "As it was recorded at this instant / 按当时的记录") @Nullable
                    Instant knownAt,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose,
            @BeanParam PageRequest request) {
        Person person = people.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(id, knownAt), "id");
        Shown shown = disclosure.shown("person", id.toString(), AuditLog.unitOrEvery(person.scopeCode()));
        if (shown.opensAnything()) {
            accessLog.record(List.of(id), "relatives");
        }
        boolean toPerson = disclosure.goesToPerson();
        return seek.page(
                from -> ties.page(id, knownAt, from),
                tie -> List.of(tie.id().toString()),
                tie -> RelativeView.of(tie, id, knownAt, shown, toPerson));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "recordRelative",
            summary = "Record a relative, of both where both have a record / 登记亲属关系，双方有档案的同时告知")
    @APIResponse(responseCode = "201", description = "Recorded; the body is the person / 已登记，返回人员")
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response record(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull RelativeRequest request) {
        if (id.equals(request.relativeId())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/relativeId", "ANOTHER_PERSON", "must be another person", "须为他人");
        }
        var recorded = recordRelative.handle(id, request.draft(), caller.scope(), expected);
        return Response.created(URI.create("people/" + id + "/relatives/" + recorded.tieId()))
                .entity(PersonView.of(recorded.person(), disclosure.masked()))
                .build();
    }

    @POST
    @Path("{tieId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "withdrawRelative", summary = "Withdraw a relative recorded in error / 撤回亲属关系")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response withdraw(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @PathParam("tieId") @Parameter(description = "The tie / 亲属关系标识") UUID tieId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull EntryWithdrawal request) {
        var recorded =
                withdrawRelative.handle(id, tieId, request.reason(), request.orderNumber(), caller.scope(), expected);
        return Response.ok(PersonView.of(recorded.person(), disclosure.masked()))
                .build();
    }
}
