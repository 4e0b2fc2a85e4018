package org.shequ.assessment.scheme;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Schemes: draft, revision, approval, derivation. */
@Path("schemes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "schemes", description = "How a year is judged / 考核方案")
public class SchemeResource {

    private final Schemes schemes;
    private final DraftScheme draftScheme;
    private final DeriveScheme deriveScheme;
    private final ReviseScheme reviseScheme;
    private final ApproveScheme approveScheme;
    private final Cursors cursors;
    private final Caller caller;

    SchemeResource(
            Schemes schemes,
            DraftScheme draftScheme,
            DeriveScheme deriveScheme,
            ReviseScheme reviseScheme,
            ApproveScheme approveScheme,
            Cursors cursors,
            Caller caller) {
        this.schemes = schemes;
        this.draftScheme = draftScheme;
        this.deriveScheme = deriveScheme;
        this.reviseScheme = reviseScheme;
        this.approveScheme = approveScheme;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A scheme to draft. */
    @Schema(name = "SchemeRequest")
    public record SchemeRequest(
            @Schema(required = true, examples = "2025年度社区考核方案") @NotBlank @Size(max = 200)
            String title,

            @Schema(required = true) @NotNull SubjectKind subjectKind,

            @Schema(required = true, examples = "320613") @NotNull @Pattern(regexp = "[0-9]{2,9}")
            String jurisdiction,

            @Schema(required = true, examples = "2025") @NotNull @Min(2000) @Max(2199)
            Integer year,

            @Schema(required = true) @Valid @NotNull SchemeContent content) {}

    /** What a draft is to say from now on. */
    @Schema(name = "SchemeRevisionRequest")
    public record RevisionRequest(
            @Schema(required = true, examples = "2025年度社区考核方案") @NotBlank @Size(max = 200)
            String title,

            @Schema(required = true) @Valid @NotNull SchemeContent content) {}

    /** The document that puts a scheme into force. */
    @Schema(name = "SchemeApprovalRequest")
    public record ApprovalRequest(
            @Schema(required = true, examples = "崇委办〔2025〕12号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    /** Another edition. */
    @Schema(name = "SchemeDerivationRequest")
    public record DerivationRequest(
            @Schema(required = true, examples = "2026年度社区考核方案") @NotBlank @Size(max = 200)
            String title,

            @Schema(required = true, examples = "2026") @NotNull @Min(2000) @Max(2199)
            Integer year) {}

    @POST
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "draftScheme",
            summary = "Draft a scheme / 拟定考核方案",
            description = "Checked as a whole: weights sum to 100, codes are unique, every dimension takes marks,"
                    + " thresholds fall; each fault is named by its place. / 整体校验，逐项指出问题。")
    @APIResponse(responseCode = "201", description = "Drafted / 已拟定")
    @APIResponseSchema(value = SchemeView.class, responseCode = "201")
    public Response draft(@Valid @NotNull SchemeRequest request) {
        return created(draftScheme.handle(
                request.title(), request.subjectKind(), request.jurisdiction(), request.year(), request.content()));
    }

    @GET
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listSchemes",
            summary = "List schemes that hold in the caller's scope, oldest first / 考核方案列表")
    @Sorted("id")
    public Page<SchemeView> list(
            @QueryParam("subjectKind") @Parameter(description = "Only for these subjects / 仅此类对象") @Nullable
                    SubjectKind subjectKind,
            @QueryParam("year") @Parameter(description = "Only this year / 仅此年度", example = "2025") @Nullable
                    Integer year,
            @QueryParam("status") @Parameter(description = "Only in this state / 仅此状态") @Nullable SchemeStatus status,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var filter = new Schemes.Filter(subjectKind, year, status);
        var seek = cursors.open(request, Cursors.fingerprint(subjectKind, year, status, scope.unitCode()), "id");
        return seek.page(
                schemes.list(filter, scope, seek.after(0), seek.fetch()),
                scheme -> List.of(scheme.id().toString()),
                SchemeView::of,
                () -> schemes.count(filter, scope));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getScheme", summary = "Read a scheme with all that it lays down / 考核方案详情")
    public SchemeView get(@PathParam("id") UUID id) {
        return SchemeView.of(schemes.get(id, caller.scope()));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("assessment:manage")
    @Operation(
            operationId = "reviseScheme",
            summary = "Revise a draft / 修改方案草案",
            description = "An approved scheme never changes: derive another edition. / 已批准的方案不得修改，请派生新版。")
    public SchemeView revise(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull RevisionRequest request) {
        return SchemeView.of(reviseScheme.handle(id, expected, request.title(), request.content()));
    }

    @POST
    @Path("{id}/approval")
    @PermissionsAllowed("assessment:approve")
    @Idempotent
    @Operation(
            operationId = "approveScheme",
            summary = "Approve a scheme / 批准考核方案",
            description = "Never by who drafted it. / 拟定人不得批准。")
    public SchemeView approve(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ApprovalRequest request) {
        return SchemeView.of(approveScheme.handle(id, expected, request.documentNumber()));
    }

    @POST
    @Path("{id}/derivation")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "deriveScheme", summary = "Draft another edition from a scheme / 由现有方案派生新版")
    @APIResponse(responseCode = "201", description = "Drafted / 已拟定")
    @APIResponseSchema(value = SchemeView.class, responseCode = "201")
    public Response derive(@PathParam("id") UUID id, @Valid @NotNull DerivationRequest request) {
        return created(deriveScheme.handle(id, request.title(), request.year()));
    }

    private static Response created(Scheme scheme) {
        return Response.created(URI.create("schemes/" + scheme.id()))
                .entity(SchemeView.of(scheme))
                .build();
    }
}
