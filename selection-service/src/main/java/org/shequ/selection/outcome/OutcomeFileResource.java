package org.shequ.selection.outcome;

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
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.io.File;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Outcomes of a stage by file. */
@Path("rounds/{id}")
@Tag(name = "stages")
public class OutcomeFileResource {

    private static final String STAGE =
            "WRITTEN (who was absent), MEDICAL, INSPECTION or DELIBERATION / 笔试（缺考）、体检、考察或集体研究";

    private final Jobs jobs;
    private final OutcomeTemplates templates;
    private final SelectionRounds rounds;
    private final Disclosure disclosure;
    private final Caller caller;

    OutcomeFileResource(
            Jobs jobs, OutcomeTemplates templates, SelectionRounds rounds, Disclosure disclosure, Caller caller) {
        this.jobs = jobs;
        this.templates = templates;
        this.rounds = rounds;
        this.disclosure = disclosure;
        this.caller = caller;
    }

    @POST
    @Path("outcome-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("selection:manage")
    @Idempotent
    @Operation(
            operationId = "importOutcomes",
            summary = "Record the outcomes of a file / 批量导入环节结果",
            description =
                    "All outcomes are recorded together, as completeStage records them, and the stage ends when none is missing."
                            + " Whoever fails or was absent is out. Rows without a result are passed over. / 各行结果一并登记，无缺漏时结束本环节；"
                            + "未通过或缺考者出局；结果空白的行不作登记。")
    @APIResponse(
            responseCode = "202",
            description = "The job that reads the file / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response imports(
            @PathParam("id") UUID id,
            @QueryParam("stage") @NotNull @Parameter(description = STAGE, required = true) Stage stage,
            @HeaderParam("If-Match") @Nullable Version expected,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = TabularMedia.CSV,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples =
                                                @ExampleObject(
                                                        name = "csv",
                                                        value =
                                                                "candidate_number,name,position,result,reason\n12,张*,1,合格,\n")),
                                @Content(mediaType = TabularMedia.XLSX)
                            })
                    File body,
            @BeanParam ImportRequest request,
            @Parameter(hidden = true) @HeaderParam("Content-Type") String mediaType) {
        var round = rounds.get(id, caller.scope());
        Version.require(expected, round.version());
        var parameters = request.parameters("roundId", id.toString());
        parameters.put("stage", stage.name());
        parameters.put("version", round.version());
        return jobs.accepted(jobs.submit(OutcomeImport.KIND, parameters, request.isDryRun(), body, mediaType));
    }

    @GET
    @Path("outcome-template")
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "getOutcomeTemplate",
            summary = "Download a table to fill in with the outcomes that a stage awaits / 环节结果录入模板",
            description =
                    "One row per candidate whose outcome is awaited: number, name, position. / 每名待登记结果的考生一行，含考生编号、姓名、岗位序号。")
    @APIResponse(
            responseCode = "200",
            description = "The table / 模板",
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response template(
            @PathParam("id") UUID id,
            @QueryParam("stage") @NotNull @Parameter(description = STAGE, required = true) Stage stage,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose,
            @Context HttpHeaders headers) {
        rounds.get(id, caller.scope());
        return templates
                .of(id, stage, disclosure.shown("outcome-template", id.toString()))
                .response("outcomes", headers);
    }
}
