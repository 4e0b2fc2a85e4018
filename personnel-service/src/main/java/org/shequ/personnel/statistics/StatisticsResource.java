package org.shequ.personnel.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.policy.Policies;
import org.shequ.personnel.unit.UnitCode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Workforce statistics over HTTP. */
@Path("statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "statistics", description = "The workforce at any date / 任意日期的队伍统计")
public class StatisticsResource {

    private static final String DEFINITION =
            "People with a primary post in the unit or under it on the day, each counted once, as recorded at computedAt;"
                    + " ages in completed years on agesOn, the first of the month; bachelorShare is those with a bachelor's degree programme or"
                    + " higher among all. / 当日在该单位及其下级担任主职的人员，每人计一次，以 computedAt 时的记录为准；"
                    + "年龄为 agesOn（当月一日）的周岁；bachelorShare 为本科及以上学历者占全体的比例。";

    private final Workforce workforce;
    private final Policies policies;
    private final BusinessClock clock;
    private final Cursors cursors;
    private final Caller caller;

    public StatisticsResource(
            Workforce workforce, Policies policies, BusinessClock clock, Cursors cursors, Caller caller) {
        this.workforce = workforce;
        this.policies = policies;
        this.clock = clock;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** How many have a value; {@code value} is absent for whom nothing is recorded. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WorkforceCount")
    public record CountView(
            @Schema(examples = "SECRETARY") @Nullable String value,
            @Schema(required = true) long people) {

        static List<CountView> of(List<Workforce.Count> counts) {
            return counts.stream()
                    .map(count -> new CountView(count.value(), count.people()))
                    .toList();
        }
    }

    /** Communities that have all three generations. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GenerationSummary")
    public record GenerationSummaryView(
            @Schema(required = true) long communities,

            @Schema(required = true, description = "With young, middle and senior / 老中青齐全的社区数")
            long complete,

            @Schema(required = true, examples = "35") int youngBelow,
            @Schema(required = true, examples = "50") int seniorFrom,
            @Schema(required = true) UUID policyId) {}

    /** The workforce of a subtree on a day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Workforce")
    public record WorkforceView(
            @Schema(description = "Absent for everything in the caller's scope / 缺省为数据范围内全部", examples = "320613")
            @Nullable
            String unit,

            @Schema(required = true) LocalDate asOf,

            @Schema(
                    required = true,
                    description = "The day on which ages are counted: the first of the month / 计算年龄之日，为当月一日")
            LocalDate agesOn,

            @Schema(required = true) Instant computedAt,
            @Schema(required = true) String definition,
            @Schema(required = true) long headcount,
            @Schema(examples = "38.2") @Nullable BigDecimal averageAge,

            @Schema(description = "0 to 1", examples = "0.8312") @Nullable
            BigDecimal bachelorShare,

            @Schema(required = true) List<CountView> byPost,
            @Schema(required = true) List<CountView> byTenureKind,
            @Schema(required = true) List<CountView> bySex,
            @Schema(required = true) List<CountView> byEducation,
            @Schema(required = true) List<CountView> byPoliticalStatus,
            @Schema(required = true) List<CountView> byAgeBand,
            @Schema(required = true) GenerationSummaryView generations) {}

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "getStatistics", summary = "Read the workforce of a subtree on a day / 某单位某日的队伍统计")
    public WorkforceView get(
            @QueryParam("unit") @Parameter(description = "Unit code / 区划代码", example = "320613") @Nullable String unit,
            @QueryParam("asOf") @Parameter(description = "Today when absent / 缺省为当日") @Nullable LocalDate asOf) {
        String subtree = UnitCode.subtree(unit);
        LocalDate day = asOf == null ? clock.today() : asOf;
        var headcount = workforce.headcount(subtree, day, caller.scope());
        var policy = policies.get("generations", subtree, day, GenerationPolicy.class);
        var generations = workforce.generationSummary(subtree, day, caller.scope(), policy.definition());
        return new WorkforceView(
                unit,
                day,
                Workforce.agesOn(day),
                clock.instant(),
                DEFINITION,
                headcount.people(),
                headcount.averageAge(),
                headcount.bachelorShare(),
                counts(headcount, Workforce.Dimension.POST),
                counts(headcount, Workforce.Dimension.TENURE_KIND),
                counts(headcount, Workforce.Dimension.SEX),
                counts(headcount, Workforce.Dimension.EDUCATION),
                counts(headcount, Workforce.Dimension.POLITICAL_STATUS),
                counts(headcount, Workforce.Dimension.AGE_BAND),
                new GenerationSummaryView(
                        generations.communities(),
                        generations.complete(),
                        policy.definition().youngBelow(),
                        policy.definition().seniorFrom(),
                        policy.id()));
    }

    private static List<CountView> counts(Workforce.Headcount headcount, Workforce.Dimension dimension) {
        return CountView.of(headcount.counts().getOrDefault(dimension, List.of()));
    }

    /** The generations of one community. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Generations")
    public record GenerationsView(
            @Schema(required = true, examples = "320613002004")
            String unitCode,

            @Schema(required = true) String name,
            @Schema(required = true) long young,
            @Schema(required = true) long middle,
            @Schema(required = true) long senior,
            @Schema(required = true) boolean complete) {

        static GenerationsView of(Workforce.Generations generations) {
            return new GenerationsView(
                    generations.unitCode(),
                    generations.name(),
                    generations.young(),
                    generations.middle(),
                    generations.senior(),
                    generations.complete());
        }
    }

    @GET
    @Path("generations")
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "listGenerations",
            summary = "List young, middle-aged and senior people per community / 各社区老中青结构")
    @Sorted("unit")
    public Page<GenerationsView> generations(
            @QueryParam("unit") @Parameter(description = "Unit code / 区划代码", example = "320613") @Nullable String unit,
            @QueryParam("asOf") @Parameter(description = "Today when absent / 缺省为当日") @Nullable LocalDate asOf,
            @QueryParam("complete") @Parameter(description = "Only with or without all three / 仅齐全或不齐全的") @Nullable
                    Boolean complete,
            @BeanParam PageRequest request) {
        String subtree = UnitCode.subtree(unit);
        LocalDate day = asOf == null ? clock.today() : asOf;
        var policy = policies.get("generations", subtree, day, GenerationPolicy.class);
        var seek = cursors.open(request, Cursors.fingerprint(subtree, day, complete), "unit");
        return seek.page(
                from -> workforce.generations(subtree, day, caller.scope(), policy.definition(), complete, from),
                generations -> List.of(generations.unitCode()),
                GenerationsView::of);
    }
}
