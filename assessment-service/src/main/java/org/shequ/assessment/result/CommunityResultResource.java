package org.shequ.assessment.result;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.personnelfeed.Community;
import org.shequ.assessment.personnelfeed.Directory;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Final results of communities. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "community results", description = "Final results of communities / 社区考核结果")
public class CommunityResultResource {

    private static final Pattern UNIT = Pattern.compile("[0-9]{2,12}");

    private final Results results;
    private final Directory directory;
    private final Cursors cursors;
    private final Caller caller;

    public CommunityResultResource(Results results, Directory directory, Cursors cursors, Caller caller) {
        this.results = results;
        this.directory = directory;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** The named filters of the list. */
    public static class CommunityResultFilter {
        @QueryParam("year")
        @Parameter(description = "Only this year / 仅此年度", example = "2025")
        public @Nullable Integer year;

        @QueryParam("unit")
        @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613002")
        public @Nullable String unit;

        @QueryParam("peerGroup")
        @Parameter(description = "Only this peer group / 仅此组别", example = "URBAN")
        public @Nullable String peerGroup;

        Results.Filter filter() {
            if (unit != null && !UNIT.matcher(unit).matches()) {
                throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                        .violation("/query/unit", "UNIT_CODE", "must be a unit code", "必须是区划代码");
            }
            return new Results.Filter(year, unit, peerGroup);
        }
    }

    @GET
    @Path("community-results")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listCommunityResults",
            summary = "List the newest results of communities, by unit and year / 社区考核结果列表")
    @Sorted("unitCode")
    public Page<CommunityResultView> list(@BeanParam CommunityResultFilter wanted, @BeanParam PageRequest request) {
        Results.Filter filter = wanted.filter();
        var seek = cursors.open(
                request,
                Cursors.fingerprint(
                        filter.year(),
                        filter.unit(),
                        filter.peerGroup(),
                        caller.scope().unitCode()),
                "unitCode");
        String afterYear = seek.after(1);
        var rows = results.listCommunities(
                filter,
                caller.scope(),
                seek.after(0),
                afterYear == null ? null : Integer.valueOf(afterYear),
                seek.fetch());
        return seek.page(
                rows,
                row -> List.of(
                        row.result().subject(), String.valueOf(row.result().year())),
                row -> CommunityResultView.of(row.unitName(), row.result()),
                () -> results.countCommunities(filter, caller.scope()));
    }

    @GET
    @Path("communities/{code}/results")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listResultsOfCommunity",
            summary = "List a community's results over the years, newest first / 某社区历年考核结果")
    @Sorted("-year")
    public Page<CommunityResultView> ofCommunity(@PathParam("code") String code, @BeanParam PageRequest request) {
        Community community = get(code);
        var seek = cursors.open(request, Cursors.fingerprint(code), "-year");
        return seek.page(
                results.list(SubjectKind.COMMUNITY, code, before(seek.after(0)), seek.fetch()),
                result -> List.of(String.valueOf(result.year())),
                result -> CommunityResultView.of(community.name(), result),
                () -> results.count(SubjectKind.COMMUNITY, code));
    }

    @GET
    @Path("communities/{code}/results/{year}/versions")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listResultVersionsOfCommunity",
            summary = "List every version of a community's result, newest first / 某社区某年度结果的全部版本")
    @Sorted("-version")
    public Page<CommunityResultView> versions(
            @PathParam("code") String code, @PathParam("year") int year, @BeanParam PageRequest request) {
        Community community = get(code);
        var seek = cursors.open(request, Cursors.fingerprint(code, year), "-version");
        return seek.page(
                results.listVersions(SubjectKind.COMMUNITY, code, year, before(seek.after(0)), seek.fetch()),
                result -> List.of(String.valueOf(result.version())),
                result -> CommunityResultView.of(community.name(), result),
                () -> results.countVersions(SubjectKind.COMMUNITY, code, year));
    }

    private Community get(String code) {
        caller.scope().require(code);
        return directory.findCommunity(code).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    static int before(@Nullable String after) {
        return after == null ? Integer.MAX_VALUE : Integer.parseInt(after);
    }
}
