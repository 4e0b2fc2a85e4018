package org.shequ.assessment.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.assessment.scoring.RaterClass;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How far scoring has come, and who is late. */
@Path("cycles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "scoring", description = "Sheets, self-reports and progress / 评分、述职与进度")
public class ProgressResource {

    private final Completeness completeness;
    private final Cycles cycles;
    private final Schemes schemes;
    private final BusinessClock clock;
    private final Cursors cursors;
    private final Caller caller;

    ProgressResource(
            Completeness completeness,
            Cycles cycles,
            Schemes schemes,
            BusinessClock clock,
            Cursors cursors,
            Caller caller) {
        this.completeness = completeness;
        this.cycles = cycles;
        this.schemes = schemes;
        this.clock = clock;
        this.cursors = cursors;
        this.caller = caller;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ScoringProgress")
    public record ProgressView(
            @Schema(examples = "320613002") String unitCode,
            int subjects,

            @Schema(description = "Subjects with all sheets that are needed / 评分已齐的对象数")
            int complete,

            long sheets,

            @Schema(description = "Sheets still needed / 尚缺评分表数")
            long missing,

            @Schema(description = "Incomplete after the deadline / 逾期未齐")
            boolean late) {}

    @GET
    @Path("progress")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listProgress",
            summary = "Count the sheets that are in and who is late, by subdistrict / 各街道评分进度")
    @Sorted("unitCode")
    public Page<ProgressView> progress(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var scope = caller.scope();
        var cycle = cycles.get(id, scope);
        boolean over = cycle.isScoringOver(clock.today());
        var seek = cursors.open(request, Cursors.fingerprint(id, scope.unitCode()), "unitCode");
        return seek.page(
                from -> completeness.progress(id, raterClasses(cycle), scope, orEmpty(from.after(0)), from.fetch()),
                unit -> List.of(unit.unitCode()),
                unit -> new ProgressView(
                        unit.unitCode(),
                        unit.subjects(),
                        unit.complete(),
                        unit.sheets(),
                        unit.missing(),
                        over && unit.complete() < unit.subjects()));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RaterShortage")
    public record ShortageView(
            String subject,
            String unitCode,
            String raterClass,
            int required,
            int actual,
            int ordinary,
            @Nullable Integer minimumOrdinaryPercent) {}

    @GET
    @Path("shortages")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listShortages", summary = "List rater classes that are short about a subject / 评分人数不足明细")
    @Sorted("subject")
    public Page<ShortageView> shortages(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var scope = caller.scope();
        var classes = raterClasses(cycles.get(id, scope));
        var seek = cursors.open(request, Cursors.fingerprint(id, scope.unitCode()), "subject");
        return seek.page(
                completeness.shortages(
                        id, classes, scope, orEmpty(seek.after(0)), orEmpty(seek.after(1)), seek.fetch()),
                shortage -> List.of(shortage.subject(), shortage.raterClass()),
                shortage -> new ShortageView(
                        shortage.subject(),
                        shortage.unitCode(),
                        shortage.raterClass(),
                        shortage.required(),
                        shortage.actual(),
                        shortage.ordinary(),
                        shortage.ordinaryPercent()),
                () -> completeness.countShortages(id, classes, scope));
    }

    private List<RaterClass> raterClasses(Cycle cycle) {
        return schemes.content(cycle.schemeId()).formula().raterClasses();
    }

    private static String orEmpty(@Nullable String key) {
        return key == null ? "" : key;
    }
}
