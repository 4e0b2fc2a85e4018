package org.shequ.personnel.reorganisation;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.UnitView;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Mergers and splits over HTTP. They concern several units, so each is named with the version that was seen. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "units")
public class ReorganisationResource {

    private static final int MANY = 200;
    private static final int MOST_PEOPLE = 5_000;

    private final MergeUnits mergeUnits;
    private final SplitUnit splitUnit;
    private final Caller caller;

    public ReorganisationResource(MergeUnits mergeUnits, SplitUnit splitUnit, Caller caller) {
        this.mergeUnits = mergeUnits;
        this.splitUnit = splitUnit;
        this.caller = caller;
    }

    /** A unit and the version in which it was seen. */
    @Schema(name = "SeenUnit")
    public record SeenUnit(
            @Schema(required = true, examples = "320613002004") @NotBlank @Size(max = 40)
            String code,

            @Schema(
                    required = true,
                    description = "As read, the number in its ETag / 读取时的版本，即 ETag 中的数字",
                    examples = "1")
            @NotNull
            Long version) {

        Reorganisation.Seen seen() {
            return new Reorganisation.Seen(code, new Version(version));
        }
    }

    /** A unit that begins. */
    @Schema(name = "UnitRequest")
    public record NewUnit(
            @Schema(required = true, examples = "320613002099") @NotBlank @Size(max = 40)
            String code,

            @Schema(required = true, examples = "新濠社区") @NotBlank @Size(max = 100)
            String name,

            @Schema(description = "COMMUNITY when absent / 缺省为社区") @Nullable
            UnitKind kind,

            @Schema(required = true, examples = "320613002") @NotBlank @Size(max = 40)
            String parentCode,

            @Schema(description = "Urban-rural class / 城乡分类代码", examples = "111") @Nullable
            String urbanRuralClass) {

        OrgUnit on(LocalDate day) {
            return new OrgUnit(
                    code,
                    name.strip(),
                    kind == null ? UnitKind.COMMUNITY : kind,
                    parentCode,
                    UnitStatus.ACTIVE,
                    urbanRuralClass == null
                            ? null
                            : Coded.find(UrbanRuralClass.class, urbanRuralClass)
                                    .orElseThrow(() -> ProblemException.of(CommonProblem.RULE_VIOLATED)
                                            .violation(
                                                    "/urbanRuralClass", "CODE", "is not in the code list", "不在代码表中")),
                    day,
                    null,
                    1);
        }
    }

    /** Which units become one. */
    @Schema(name = "UnitMergerRequest")
    public record MergerRequest(
            @Schema(required = true) @NotEmpty @Size(max = MANY) @Valid
            List<@NotNull SeenUnit> from,

            @Schema(description = "An active unit that takes the others up / 并入的现有单位") @Valid @Nullable
            SeenUnit intoStanding,

            @Schema(description = "A unit that begins with the merger / 合并新设的单位") @Valid @Nullable
            NewUnit intoNew,

            @Schema(required = true, description = "First day of the new order; today or earlier / 生效日，不晚于当日") @NotNull
            LocalDate on,

            @Schema(required = true, examples = "崇政发〔2026〕5号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    /** What came of a merger. */
    @Schema(name = "UnitMerger")
    public record MergerView(
            @Schema(required = true) UnitView into,

            @Schema(required = true, description = "Old and new codes, of grids too / 新旧代码，含网格")
            Map<String, String> successors,

            @Schema(required = true) int peopleMoved,
            @Schema(required = true) int postsMoved) {}

    @POST
    @Path("unit-mergers")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "mergeUnits",
            summary = "Merge communities, with grids and people / 合并社区，网格与人员随之变动",
            description = "All or nothing. Posts held on the day end in the old unit and go on in the new one; history"
                    + " keeps the old unit. / 全部成功或全部不变。当日任职在原单位终止并在新单位延续，历史记录仍在原单位。")
    @APIResponse(responseCode = "201", description = "Merged / 已合并")
    @APIResponse(responseCode = "404", ref = "Problem404")
    @APIResponse(responseCode = "412", ref = "Problem412")
    @APIResponseSchema(value = MergerView.class, responseCode = "201")
    public Response merge(@Valid @NotNull MergerRequest request) {
        SeenUnit standing = request.intoStanding();
        NewUnit begun = request.intoNew();
        if ((standing == null) == (begun == null)) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/intoNew",
                            "ONE_DESTINATION",
                            "give intoStanding or intoNew",
                            "intoStanding 与 intoNew 须择一");
        }
        var outcome = mergeUnits.handle(
                new MergeUnits.Merger(
                        request.from().stream().map(SeenUnit::seen).toList(),
                        standing == null ? null : standing.seen(),
                        begun == null ? null : begun.on(request.on()),
                        new Reorganisation.Order(request.on(), request.orderNumber())),
                caller.scope());
        return Response.created(URI.create("units/" + outcome.into().code()))
                .entity(new MergerView(
                        UnitView.of(outcome.into()),
                        outcome.units(),
                        outcome.moved().people(),
                        outcome.moved().posts()))
                .build();
    }

    /** One of the units that another becomes. */
    @Schema(name = "UnitSplitPart")
    public record PartRequest(
            @Schema(required = true) @NotNull @Valid NewUnit unit,

            @Schema(
                    required = true,
                    description = "Share of the old unit; all add up to 1 / 所占份额，合计为 1",
                    examples = "0.6")
            @NotNull
            @Positive
            BigDecimal share,

            @Schema(
                    required = true,
                    description = "Who goes there, of those with a post in the community itself / 分入的人员")
            @NotNull
            @Size(max = MOST_PEOPLE)
            List<@NotNull UUID> people,

            @Schema(required = true, description = "Grids that go there, with their people / 分入的网格及其人员")
            @NotNull
            @Size(max = MOST_PEOPLE)
            List<@NotNull String> grids) {}

    /** How a unit becomes several. */
    @Schema(name = "UnitSplitRequest")
    public record SplitRequest(
            @Schema(required = true) @NotNull @Valid SeenUnit from,

            @Schema(required = true) @NotEmpty @Size(max = MANY) @Valid
            List<@NotNull PartRequest> into,

            @Schema(required = true, description = "First day of the new order; today or earlier / 生效日，不晚于当日") @NotNull
            LocalDate on,

            @Schema(required = true, examples = "崇政发〔2026〕6号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    /** What came of a split. */
    @Schema(name = "UnitSplit")
    public record SplitView(
            @Schema(required = true) List<UnitView> into,

            @Schema(required = true, description = "Old and new codes of grids / 网格新旧代码")
            Map<String, String> grids,

            @Schema(required = true) int peopleMoved,
            @Schema(required = true) int postsMoved) {}

    @POST
    @Path("unit-splits")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "splitUnit",
            summary = "Split a community into new ones / 拆分社区",
            description =
                    "Everybody with a post in the community and every grid is sent to one part; who is forgotten is"
                            + " named and nothing happens. / 全部任职人员与网格均须分配去向，如有遗漏则逐一列出且不作更改。")
    @APIResponse(responseCode = "201", description = "Split / 已拆分")
    @APIResponse(responseCode = "404", ref = "Problem404")
    @APIResponse(responseCode = "412", ref = "Problem412")
    @APIResponseSchema(value = SplitView.class, responseCode = "201")
    @ResponseStatus(201)
    public SplitView split(@Valid @NotNull SplitRequest request) {
        var outcome = splitUnit.handle(
                new SplitUnit.Split(
                        request.from().seen(),
                        request.into().stream()
                                .map(part -> new SplitUnit.Part(
                                        part.unit().on(request.on()), part.share(), part.people(), part.grids()))
                                .toList(),
                        new Reorganisation.Order(request.on(), request.orderNumber())),
                caller.scope());
        return new SplitView(
                outcome.into().stream().map(UnitView::of).toList(),
                outcome.grids(),
                outcome.moved().people(),
                outcome.moved().posts());
    }
}
