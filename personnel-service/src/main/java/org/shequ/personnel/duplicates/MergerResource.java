package org.shequ.personnel.duplicates;

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
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.PersonView;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Uniting two records of one person, over HTTP. */
@Path("people/{id}/mergers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class MergerResource {

    private final Disclosure disclosure;
    private final MergePeople mergePeople;
    private final ReversePersonMerger reverseMerger;
    private final PersonMergers mergers;
    private final People people;
    private final Cursors cursors;
    private final Caller caller;

    public MergerResource(
            Disclosure disclosure,
            MergePeople mergePeople,
            ReversePersonMerger reverseMerger,
            PersonMergers mergers,
            People people,
            Cursors cursors,
            Caller caller) {
        this.disclosure = disclosure;
        this.mergePeople = mergePeople;
        this.reverseMerger = reverseMerger;
        this.mergers = mergers;
        this.people = people;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** Which record goes on in this one. */
    @Schema(name = "PersonMergerRequest")
    public record MergerRequest(
            @Schema(required = true, description = "The record that is no longer kept / 被合并的档案") @NotNull
            UUID mergedId,

            @Schema(required = true, description = "Its version as read / 读取时的档案版本", examples = "3") @NotNull
            Long mergedVersion,

            @Schema(required = true, examples = "崇委组〔2026〕12号") @NotBlank @Size(max = 100)
            String orderNumber,

            @Schema(required = true, examples = "一人两档") @NotBlank @Size(max = 200)
            String reason) {}

    /** Why it is taken back. */
    @Schema(name = "PersonMergerReversal")
    public record ReversalRequest(
            @Schema(required = true, examples = "崇委组〔2026〕13号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    /** A merger into this record. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PersonMerger")
    public record MergerView(
            @Schema(required = true) UUID id,
            @Schema(required = true) UUID keptId,
            @Schema(required = true) UUID mergedId,
            @Schema(required = true, description = "文号") String orderNumber,
            @Schema(required = true) String reason,
            @Schema(required = true) Instant mergedAt,
            @Nullable Instant reversedAt,
            @Nullable String reversalOrderNumber) {

        static MergerView of(Merger merger) {
            return new MergerView(
                    merger.id(),
                    merger.keptId(),
                    merger.mergedId(),
                    merger.orderNumber(),
                    merger.reason(),
                    merger.mergedAt(),
                    merger.reversedAt(),
                    merger.reversalOrderNumber());
        }
    }

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listPersonMergers", summary = "List records that were merged into this one / 并入此档案的记录")
    @Sorted("id")
    public Page<MergerView> list(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam PageRequest request) {
        people.get(id, caller.scope());
        var seek = cursors.open(request, id.toString(), "id");
        return seek.page(
                from -> mergers.page(id, from), merger -> List.of(merger.id().toString()), MergerView::of);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "mergePeople",
            summary = "Merge another record of the same person into this one / 将同一人的另一档案并入",
            description =
                    "Career, file, sanctions and appointments go along; the other record answers 410 with mergedInto."
                            + " Careers that contradict each other are refused, and the overlap is named. Can be reversed. /"
                            + " 任职、档案、处分、任命一并转入；被并档案此后返回 410 及 mergedInto。任职相互矛盾的不予合并并指明重叠之处。可撤销。")
    @APIResponse(responseCode = "201", description = "United; the body is the kept record / 已合并，返回保留的档案")
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response merge(
            @PathParam("id") @Parameter(description = "The record that is kept / 保留的档案") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull MergerRequest request) {
        if (id.equals(request.mergedId())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/mergedId", "ANOTHER_PERSON", "must be another record", "须为另一档案");
        }
        var outcome = mergePeople.handle(
                new MergePeople.Request(
                        id,
                        expected,
                        request.mergedId(),
                        new Version(request.mergedVersion()),
                        request.orderNumber(),
                        request.reason()),
                caller.scope());
        return Response.created(URI.create("people/" + id + "/mergers/" + outcome.mergerId()))
                .entity(PersonView.of(outcome.kept(), disclosure.masked()))
                .build();
    }

    @POST
    @Path("{mergerId}/reversal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "reversePersonMerger",
            summary = "Reverse a merger: both records stand again / 撤销合并，恢复两份档案",
            description = "What was recorded since stays with the kept record. / 合并后新登记的内容留在保留的档案。")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response reverse(
            @PathParam("id") @Parameter(description = "The record that was kept / 保留的档案") UUID id,
            @PathParam("mergerId") @Parameter(description = "The merger / 合并标识") UUID mergerId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ReversalRequest request) {
        return Response.ok(PersonView.of(
                        reverseMerger.handle(id, mergerId, request.orderNumber(), caller.scope(), expected),
                        disclosure.masked()))
                .build();
    }
}
