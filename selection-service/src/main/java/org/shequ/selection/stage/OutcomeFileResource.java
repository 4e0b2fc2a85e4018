package org.shequ.selection.stage;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportFiles;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.importing.TakesFile;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.selection.round.RatioDecision;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
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

    private final ImportFiles files;
    private final OutcomeTemplates templates;
    private final SelectionRounds rounds;
    private final Caller caller;

    OutcomeFileResource(ImportFiles files, OutcomeTemplates templates, SelectionRounds rounds, Caller caller) {
        this.files = files;
        this.templates = templates;
        this.rounds = rounds;
        this.caller = caller;
    }

    /** The decision to go on with fewer candidates, for a request whose body is a file. Both parts or neither. */
    public static class AcceptedRatio {

        private static final int LONGEST_REASON = 500;
        private static final int LONGEST_DOCUMENT = 100;

        @QueryParam("acceptRatioReason")
        @Parameter(
                description = "WRITTEN only: why fewer candidates than the ratio asks for are enough. / 仅用于笔试：降低比例的理由。",
                schema = @Schema(type = SchemaType.STRING, maxLength = LONGEST_REASON))
        public @Nullable String reason;

        @QueryParam("acceptRatioDocument")
        @Parameter(
                description = "Number of the document of that decision. / 降低比例决定的文号。",
                schema = @Schema(type = SchemaType.STRING, maxLength = LONGEST_DOCUMENT))
        public @Nullable String document;

        /** Null when none was made. */
        @Nullable
        RatioDecision decision() {
            return reason == null && document == null
                    ? null
                    : new RatioDecision(
                            part("acceptRatioReason", reason, LONGEST_REASON),
                            part("acceptRatioDocument", document, LONGEST_DOCUMENT));
        }

        private static String part(String parameter, @Nullable String value, int longest) {
            if (value == null || value.isBlank() || value.length() > longest) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation(
                                "/query/" + parameter,
                                "RATIO_DECISION",
                                "the reason and the document go together, of at most " + longest + " characters",
                                "理由与文号须同时填写，且不超过" + longest + "字");
            }
            return value;
        }
    }

    @POST
    @Path("outcome-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("selection:manage")
    @Idempotent
    @TakesFile(example = "candidate_number,name,position,result,reason\n12,张*,1,合格,\n")
    @Operation(
            operationId = "importOutcomes",
            summary = "Record the outcomes of a file / 批量导入环节结果",
            description =
                    "All outcomes are recorded together, as completeStage records them, and the stage ends when none is missing."
                            + " Whoever fails or was absent is out. Rows without a result are passed over. / 各行结果一并登记，无缺漏时结束本环节；"
                            + "未通过或缺考者出局；结果空白的行不作登记。")
    public Response imports(
            @PathParam("id") UUID id,
            @QueryParam("stage") @NotNull @Parameter(description = STAGE, required = true) Stage stage,
            @HeaderParam("If-Match") @Nullable Version expected,
            File body,
            @BeanParam ImportRequest request,
            @BeanParam AcceptedRatio accepted) {
        var round = rounds.get(id, caller.scope());
        Version.require(expected, round.version());
        var own = new HashMap<String, Object>(Map.of("roundId", id, "stage", stage, "version", round.version()));
        var decision = accepted.decision();
        if (decision != null) {
            own.put("acceptRatio", decision);
        }
        return files.submit(OutcomeImport.KIND, request, own, body);
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
        return templates.of(id, stage).response("outcomes", headers);
    }
}
