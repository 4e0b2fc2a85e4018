package org.shequ.personnel.unit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.json.MergePatch;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Units over HTTP. */
@Path("units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "units", description = "Districts, subdistricts, communities, villages, grids / 区划与单位")
public class UnitResource {

    private final OrgUnits units;
    private final ProposeUnit proposeUnit;
    private final DescribeUnit describeUnit;
    private final ApproveUnit approveUnit;
    private final ActivateUnit activateUnit;
    private final DissolveUnit dissolveUnit;
    private final Cursors cursors;
    private final Caller caller;
    private final BusinessClock clock;
    private final ObjectMapper mapper;

    public UnitResource(
            OrgUnits units,
            ProposeUnit proposeUnit,
            DescribeUnit describeUnit,
            ApproveUnit approveUnit,
            ActivateUnit activateUnit,
            DissolveUnit dissolveUnit,
            Cursors cursors,
            Caller caller,
            BusinessClock clock,
            ObjectMapper mapper) {
        this.units = units;
        this.proposeUnit = proposeUnit;
        this.describeUnit = describeUnit;
        this.approveUnit = approveUnit;
        this.activateUnit = activateUnit;
        this.dissolveUnit = dissolveUnit;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** The named filters of the list. */
    public static class UnitFilter {
        @QueryParam("unit")
        @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613002")
        public @Nullable String unit;

        @QueryParam("parent")
        @Parameter(description = "Only direct children of this unit / 仅此单位的直接下级", example = "320613002")
        public @Nullable String parent;

        @QueryParam("kind")
        @Parameter(description = "Kind of unit / 单位类型")
        public @Nullable UnitKind kind;

        @QueryParam("status")
        @Parameter(description = "Status of the unit / 单位状态")
        public @Nullable UnitStatus status;

        @QueryParam("name")
        @Parameter(description = "Part of the name / 名称的一部分", example = "濠北")
        public @Nullable String name;

        @QueryParam("asOf")
        @Parameter(description = "Only units that exist on this day / 仅当日存续的单位")
        public @Nullable LocalDate asOf;

        OrgUnits.Filter filter() {
            return new OrgUnits.Filter(UnitCode.subtree(unit), parent, kind, status, name, asOf);
        }
    }

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listUnits", summary = "List units, in the order of their codes / 按代码列出单位")
    @Sorted("code")
    public Page<UnitView> list(@BeanParam UnitFilter wanted, @BeanParam PageRequest request) {
        OrgUnits.Filter filter = wanted.filter();
        var seek = cursors.open(
                request,
                Cursors.fingerprint(
                        filter.subtree(),
                        filter.parent(),
                        filter.kind(),
                        filter.status(),
                        filter.name(),
                        filter.asOf()),
                "code");
        return seek.page(
                units.page(filter, caller.scope(), seek),
                unit -> List.of(unit.code()),
                UnitView::of,
                () -> units.count(filter, caller.scope()));
    }

    @GET
    @Path("{code}")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "getUnit", summary = "Read a unit / 单个单位")
    public UnitView get(@PathParam("code") @Parameter(description = "Unit code / 区划代码") String code) {
        return UnitView.of(units.get(code, caller.scope()));
    }

    /** A unit to be. */
    public record UnitProposal(
            @Schema(required = true, examples = "320613002099") @NotNull @Size(max = 40)
            String code,

            @Schema(required = true, examples = "新城社区") @NotBlank @Size(max = 100)
            String name,

            @Schema(required = true) @NotNull UnitKind kind,

            @Schema(examples = "320613002") @Size(max = 40) @Nullable
            String parentCode,

            @Schema(description = "Urban-rural class / 城乡分类代码", examples = "111") @Nullable
            String urbanRuralClass,

            @Schema(description = "Planned first day / 拟生效日", required = true) @NotNull
            LocalDate validFrom) {}

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "proposeUnit", summary = "Propose a unit / 拟设单位")
    @APIResponse(responseCode = "201", description = "Proposed / 已拟设")
    @APIResponseSchema(value = UnitView.class, responseCode = "201")
    public Response propose(@Valid @NotNull UnitProposal proposal) {
        OrgUnit unit = proposeUnit.handle(
                new OrgUnit(
                        proposal.code(),
                        proposal.name().strip(),
                        proposal.kind(),
                        proposal.parentCode(),
                        UnitStatus.PROPOSED,
                        urbanRuralClass(proposal.urbanRuralClass()),
                        proposal.validFrom(),
                        null,
                        1),
                caller.scope());
        return Response.created(URI.create("units/" + unit.code()))
                .entity(UnitView.of(unit))
                .build();
    }

    /** What can be changed of a unit without another step of its life. */
    public record UnitDescription(
            @Schema(required = true) @NotBlank @Size(max = 100)
            String name,

            @Nullable String urbanRuralClass) {}

    @PATCH
    @Path("{code}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "changeUnit", summary = "Change name or urban-rural class / 修改名称或城乡分类")
    public UnitView change(
            @PathParam("code") @Parameter(description = "Unit code / 区划代码") String code,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = UnitDescription.class)))
                    MergePatch patch)
            throws IOException {
        OrgUnit unit = units.get(code, caller.scope());
        UrbanRuralClass present = unit.urbanRuralClass();
        UnitDescription changed = patch.applyTo(
                new UnitDescription(unit.name(), present == null ? null : present.code()),
                UnitDescription.class,
                mapper);
        return UnitView.of(describeUnit.handle(
                code,
                changed.name() == null ? "" : changed.name().strip(),
                urbanRuralClass(changed.urbanRuralClass()),
                caller.scope(),
                expected));
    }

    /** The document behind a step. */
    public record UnitOrder(
            @Schema(description = "Document number / 文号", required = true, examples = "崇政发〔2026〕1号")
            @NotBlank
            @Size(max = 100)
            String orderNumber,

            @Schema(description = "The day of the step; today when absent / 生效日，缺省为当日") @Nullable
            LocalDate on) {}

    @POST
    @Path("{code}/approval")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "approveUnit", summary = "Approve a proposed unit / 批准拟设单位")
    @APIResponseSchema(value = UnitView.class, responseCode = "200")
    public Response approve(
            @PathParam("code") @Parameter(description = "Unit code / 区划代码") String code,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull UnitOrder order) {
        return ok(approveUnit.handle(code, order.orderNumber(), caller.scope(), expected));
    }

    @POST
    @Path("{code}/activation")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "activateUnit", summary = "Activate an approved unit / 启用已批准的单位")
    @APIResponseSchema(value = UnitView.class, responseCode = "200")
    public Response activate(
            @PathParam("code") @Parameter(description = "Unit code / 区划代码") String code,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull UnitOrder order) {
        return ok(activateUnit.handle(code, day(order), order.orderNumber(), caller.scope(), expected));
    }

    @POST
    @Path("{code}/dissolution")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "dissolveUnit", summary = "Dissolve a unit without people / 撤销无人员的单位")
    @APIResponseSchema(value = UnitView.class, responseCode = "200")
    public Response dissolve(
            @PathParam("code") @Parameter(description = "Unit code / 区划代码") String code,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull UnitOrder order) {
        return ok(dissolveUnit.handle(code, day(order), order.orderNumber(), caller.scope(), expected));
    }

    private LocalDate day(UnitOrder order) {
        LocalDate on = order.on();
        return on == null ? clock.today() : on;
    }

    private static Response ok(OrgUnit unit) {
        return Response.ok(UnitView.of(unit)).build();
    }

    private static @Nullable UrbanRuralClass urbanRuralClass(@Nullable String code) {
        return code == null
                ? null
                : Coded.find(UrbanRuralClass.class, code)
                        .orElseThrow(() -> ProblemException.of(CommonProblem.RULE_VIOLATED)
                                .violation("/urbanRuralClass", "CODE", "is not in the code list", "不在代码表中"));
    }
}
