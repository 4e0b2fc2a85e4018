package org.shequ.personnel.roster;

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

/** Imports of units, people and assignments. The job's kind names its handler. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Units, people and assignments from files / 单位、人员、任职的文件导入")
public class RosterImportResource {

    private final Jobs jobs;

    public RosterImportResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @POST
    @Path("unit-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:import")
    @Idempotent
    @Operation(
            operationId = "importUnits",
            summary = "Import units that exist / 导入现有单位",
            description = "Parents stand before their children. A known unit is updated. / 上级须先于下级；已有单位予以更新。")
    @APIResponse(
            responseCode = "202",
            description = "The job that reads the file / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response units(
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = TabularMedia.CSV,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples =
                                                @ExampleObject(
                                                        name = "csv",
                                                        value = "code,name,kind,parent_code\n"
                                                                + "320613002004,濠北社区,COMMUNITY,320613002\n")),
                                @Content(mediaType = TabularMedia.XLSX)
                            })
                    File body,
            @BeanParam ImportRequest request,
            @Parameter(hidden = true) @HeaderParam("Content-Type") String mediaType) {
        return submit("unit-import", body, request, mediaType);
    }

    @POST
    @Path("person-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:import")
    @Idempotent
    @Operation(
            operationId = "importPeople",
            summary = "Import people / 导入人员",
            description =
                    "Codes by name, standard's code or Chinese label. A known personnel number is updated; blank cells"
                            + " keep what is known. / 代码项可填名称、标准代码或中文标签。人员编号已存在的更新，空单元格保留原值。")
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
                                                        value = "personnel_number,name,citizen_id,education,status\n"
                                                                + "CC000001,张伟,320602199001011239,大学本科,ACTIVE\n")),
                                @Content(mediaType = TabularMedia.XLSX)
                            })
                    File body,
            @BeanParam ImportRequest request,
            @Parameter(hidden = true) @HeaderParam("Content-Type") String mediaType) {
        return submit("person-import", body, request, mediaType);
    }

    @POST
    @Path("assignment-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:import")
    @Idempotent
    @Operation(
            operationId = "importAssignments",
            summary = "Import assignments and identities / 导入任职与身份",
            description =
                    "The same post in the same unit from the same day is updated; equal adjoining identities become"
                            + " one. last_day is the last day served; to is the first day no longer in post. / 同一单位同一岗位同日开始的更新，"
                            + "相同且相接的身份合并。结束日期为任职最后一日（含当日）；免职日期为不再任职的第一日（不含当日）。")
    @APIResponse(
            responseCode = "202",
            description = "The job that reads the file / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response assignments(
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = TabularMedia.CSV,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples =
                                                @ExampleObject(
                                                        name = "csv",
                                                        value =
                                                                "personnel_number,unit_code,post,primary,from,to,tenure_kind,order_number\n"
                                                                        + "CC000001,320613002004,SECRETARY,true,2017-04-01,,STAFFED,崇委组〔2017〕4号\n")),
                                @Content(mediaType = TabularMedia.XLSX)
                            })
                    File body,
            @BeanParam ImportRequest request,
            @Parameter(hidden = true) @HeaderParam("Content-Type") String mediaType) {
        return submit("assignment-import", body, request, mediaType);
    }

    private Response submit(String kind, File body, ImportRequest request, String mediaType) {
        return jobs.accepted(jobs.submit(kind, request.parameters(), request.isDryRun(), body, mediaType));
    }
}
