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
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.TabularMedia;

import java.io.File;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Imports of units, people and assignments. The job's kind names its handler. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Units, people and assignments from files / 单位、人员、任职的文件导入")
public class RosterImportResource {

    private final Jobs jobs;

    @Inject
    public RosterImportResource(Jobs jobs) {
        this.jobs = jobs;
    }

    /** How a file is to be taken in. */
    public static class ImportRequest {

        @QueryParam("dryRun")
        @Parameter(
                description = "Check everything and change nothing. / 仅校验，不作更改。",
                schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
        public @Nullable String dryRun;

        @QueryParam("acceptGoodRows")
        @Parameter(
                description = "Take the good rows although others are bad. / 存在问题行时仍接收其余正确行。",
                schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
        public @Nullable String acceptGoodRows;

        boolean isDryRun() {
            return read("dryRun", dryRun);
        }

        /** What the job must remember of it. */
        Map<String, Boolean> parameters() {
            return Map.of("acceptGoodRows", read("acceptGoodRows", acceptGoodRows));
        }

        private static boolean read(String parameter, @Nullable String value) {
            if (value == null || value.equals("false")) {
                return false;
            }
            if (value.equals("true")) {
                return true;
            }
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                    .violation("/query/" + parameter, "BOOLEAN", "must be true or false", "必须是 true 或 false");
        }
    }

    @POST
    @Path("unit-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:import")
    @Idempotent
    @Operation(
            operationId = "importUnits",
            summary = "Imports units that exist / 导入现有单位",
            description = "Columns code, name, kind, parent_code, valid_from (optional), urban_rural_class (optional);"
                    + " parents stand before their children. A known unit is updated. /"
                    + " 列：区划代码、名称、类型、上级代码、生效日期（可选）、城乡分类代码（可选）；上级须先于下级。")
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
            summary = "Imports people / 导入人员",
            description = "Columns personnel_number, name, citizen_id, sex, birth_date, phone, ethnicity,"
                    + " political_status, party_joined_on, education, education_completed_on, degree,"
                    + " degree_conferred_on, certificate, certificate_employed_from, status; codes by name, standard's"
                    + " code or Chinese label. A known personnel number is updated; blank cells keep what is known. /"
                    + " 列：人员编号、姓名、公民身份号码、性别、出生日期、电话、民族、政治面貌、入党日期、学历、毕业日期、学位、"
                    + "学位授予日期、职业资格、聘用日期、状态。人员编号已存在的更新，空单元格保留原值。")
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
            summary = "Imports assignments and identities / 导入任职与身份",
            description = "Columns personnel_number, unit_code, post, primary, from, to (exclusive), tenure_kind,"
                    + " order_number. The same post in the same unit from the same day is updated; equal adjoining"
                    + " identities become one. / 列：人员编号、单位代码、岗位、主职、开始日期、结束日期（不含当日）、身份、文号。")
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
