package org.shequ.assessment.result;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Forbidden;
import org.shequ.kit.tabular.TabularMedia;

import java.io.File;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Imports of final results of years before this system. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "result imports", description = "Results of years before this system / 系统启用前的考核结果导入")
public class ImportResource {

    private static final int DISTRICT_DIGITS = 6;

    private final Jobs jobs;
    private final Caller caller;

    public ImportResource(Jobs jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @POST
    @Path("community-result-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "importCommunityResults",
            summary = "Import final results of communities and rank them / 导入社区考核结果并排名",
            description =
                    "A repeated import changes nothing; a changed row makes a new version, and the peers whose rank"
                            + " moves get one too. Needs the scope of a district, in which they are ranked. /"
                            + " 重复导入不产生变化；按区排名，须具有区级数据范围。")
    @APIResponse(
            responseCode = "202",
            description = "The job that reads the file / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response communities(
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = TabularMedia.CSV,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples =
                                                @ExampleObject(
                                                        name = "csv",
                                                        value = "year,unit_code,score,peer_group\n"
                                                                + "2025,320613002004,94.80,URBAN\n")),
                                @Content(mediaType = TabularMedia.XLSX)
                            })
                    File body,
            @BeanParam ImportRequest request,
            @Parameter(hidden = true) @HeaderParam("Content-Type") String mediaType) {
        if (!caller.scope().all() && caller.scope().unitCode().length() > DISTRICT_DIGITS) {
            throw Forbidden.scope(caller.scope().unitCode().substring(0, DISTRICT_DIGITS));
        }
        return submit(CommunityResultImport.KIND, body, request, mediaType);
    }

    @POST
    @Path("person-result-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "importPersonResults",
            summary = "Import final results of persons / 导入人员考核结果",
            description = "A repeated import changes nothing; a changed row makes a new version. / 重复导入不产生变化，改动产生新版本。")
    @APIResponse(
            responseCode = "202",
            description = "The job that reads the file / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response people(
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = TabularMedia.CSV,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples =
                                                @ExampleObject(
                                                        name = "csv",
                                                        value = "year,personnel_number,grade,score\n"
                                                                + "2025,CC000264,EXCELLENT,93.40\n")),
                                @Content(mediaType = TabularMedia.XLSX)
                            })
                    File body,
            @BeanParam ImportRequest request,
            @Parameter(hidden = true) @HeaderParam("Content-Type") String mediaType) {
        return submit(PersonResultImport.KIND, body, request, mediaType);
    }

    private Response submit(String kind, File body, ImportRequest request, String mediaType) {
        return jobs.accepted(jobs.submit(kind, request.parameters(), request.isDryRun(), body, mediaType));
    }
}
