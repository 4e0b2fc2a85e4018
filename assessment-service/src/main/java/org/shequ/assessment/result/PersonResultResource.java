package org.shequ.assessment.result;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.assessment.personnelfeed.AssessedPerson;
import org.shequ.assessment.personnelfeed.Directory;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Final results of persons. */
@Path("people/{id}/results")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "person results", description = "Final results of persons / 人员考核结果")
public class PersonResultResource {

    private final Results results;
    private final Directory directory;
    private final Cursors cursors;
    private final Caller caller;

    public PersonResultResource(Results results, Directory directory, Cursors cursors, Caller caller) {
        this.results = results;
        this.directory = directory;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listResultsOfPerson",
            summary = "List a person's results over the years, newest first / 某人员历年考核结果",
            description =
                    "Those of records that were merged into this one count too. Where such records contradict each"
                            + " other about a year, it is left out until that is decided: see the result conflicts. /"
                            + " 含并入本档案的重复档案的结果；同一年度结果不一致的，裁定前不列入，见结果冲突。")
    @Sorted("-year")
    public Page<PersonResultView> list(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        visible(id);
        var seek = cursors.open(request, Cursors.fingerprint(id), "-year");
        return seek.page(
                results.listOfPerson(id, CommunityResultResource.before(seek.after(0)), seek.fetch()),
                result -> List.of(String.valueOf(result.year())),
                result -> PersonResultView.of(id, result),
                () -> results.countOfPerson(id));
    }

    @GET
    @OwnRecord("id")
    @Path("{year}/versions")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listResultVersionsOfPerson",
            summary = "List every version of a person's result, newest first / 某人员某年度结果的全部版本",
            description = "Also those that are on record under another id, with that id. / 含合并前另一档案下的版本。")
    @Sorted("-version")
    public Page<PersonResultView> versions(
            @PathParam("id") UUID id, @PathParam("year") int year, @BeanParam PageRequest request) {
        visible(id);
        var seek = cursors.open(request, Cursors.fingerprint(id, year), "-version");
        return seek.page(
                results.listVersionsOfPerson(
                        id, year, CommunityResultResource.before(seek.after(0)), seek.after(1), seek.fetch()),
                result -> List.of(String.valueOf(result.version()), result.subject()),
                result -> PersonResultView.of(id, result),
                () -> results.countVersionsOfPerson(id, year));
    }

    /** A record that was merged into another is looked after by whoever looks after that one. */
    private void visible(UUID id) {
        AssessedPerson person = directory
                .findPerson(results.findKept(id).orElse(id))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        caller.scope().require(person.lastUnit());
    }
}
