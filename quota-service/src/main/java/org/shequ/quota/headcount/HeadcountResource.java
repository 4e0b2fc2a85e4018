package org.shequ.quota.headcount;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;
import org.shequ.quota.counting.CountReason;

import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Who counts in which place, and why others do not. No names: those are personnel-service's to give. */
@Path("headcounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "headcounts", description = "Who counts where, and why / 员额占用人员")
public class HeadcountResource {

    /** Grids too: their codes are a community's with a suffix. */
    private static final String UNIT = "[0-9]{2,12}[0-9A-Za-z-]{0,20}";

    private final Headcounts headcounts;
    private final Cursors cursors;
    private final Caller caller;

    HeadcountResource(Headcounts headcounts, Cursors cursors, Caller caller) {
        this.headcounts = headcounts;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listHeadcounts", summary = "List who counts, who does not, and why / 员额占用人员及理由")
    @Sorted("unitCode")
    public Page<HeadcountView> list(
            @QueryParam("unit")
                    @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613004004")
                    @Pattern(regexp = UNIT)
                    @Nullable
                    String unit,
            @QueryParam("counts") @Parameter(description = "Only who counts, or who does not / 仅计入或不计入") @Nullable
                    Boolean counts,
            @QueryParam("reason") @Parameter(description = "Only for this reason / 仅此理由") @Nullable CountReason reason,
            @QueryParam("post") @Parameter(description = "Only in this post / 仅此岗位") @Nullable Post post,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var filter = new Headcounts.Filter(unit, counts, reason, post);
        var seek = cursors.open(request, Cursors.fingerprint(unit, counts, reason, post, scope.unitCode()), "unitCode");
        return seek.page(
                headcounts.list(scope, filter, seek.after(), seek.fetch()),
                row -> List.of(
                        row.unitCode() == null ? "" : row.unitCode(),
                        row.personId().toString()),
                () -> headcounts.count(scope, filter));
    }

    @GET
    @Path("summary")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "summariseHeadcounts", summary = "Count who counts, by reason / 员额占用汇总")
    public HeadcountSummary summary(
            @QueryParam("unit")
                    @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613")
                    @Pattern(regexp = UNIT)
                    @Nullable
                    String unit) {
        return headcounts.summary(caller.scope(), unit);
    }
}
