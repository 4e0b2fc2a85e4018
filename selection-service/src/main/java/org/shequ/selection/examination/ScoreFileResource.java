package org.shequ.selection.examination;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportFiles;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.importing.TakesFile;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.selection.application.CandidateTemplates;
import org.shequ.selection.round.SelectionRounds;

import java.io.File;
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

/** Scores by file. */
@Path("rounds/{id}")
@Tag(name = "examination")
public class ScoreFileResource {

    private static final String PAPER = "Which paper the scores are of / 科目";

    private final ImportFiles files;
    private final CandidateTemplates templates;
    private final EnterScores enterScores;
    private final SelectionRounds rounds;
    private final Caller caller;

    ScoreFileResource(
            ImportFiles files,
            CandidateTemplates templates,
            EnterScores enterScores,
            SelectionRounds rounds,
            Caller caller) {
        this.files = files;
        this.templates = templates;
        this.enterScores = enterScores;
        this.rounds = rounds;
        this.caller = caller;
    }

    @POST
    @Path("score-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("selection:score")
    @Idempotent
    @TakesFile(example = "candidate_number,name,position,score\n12,张*,1,86.5\n")
    @Operation(
            operationId = "importScores",
            summary = "Enter the scores of a file / 批量导入成绩",
            description =
                    "The file is its sender's own entry, as in enterScores: two people hand in one each. A score that differs from the other"
                            + " one is entered, and told as a warning of its row with the candidate and both figures. What the sender has"
                            + " entered already changes nothing. / 文件为提交人本人的一次录入，须由两人分别提交；与他人录入不一致的成绩照常录入，并逐行提示考生及双方分数。"
                            + "本人已录入的相同成绩不作更改。")
    public Response imports(
            @PathParam("id") UUID id,
            @QueryParam("paper") @NotNull @Parameter(description = PAPER, required = true) Paper paper,
            File body,
            @BeanParam ImportRequest request) {
        rounds.get(id, caller.scope());
        return files.submit(ScoreImport.KIND, request, Map.of("roundId", id, "paper", paper), body);
    }

    @GET
    @Path("score-template")
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "getScoreTemplate",
            summary = "Download a table to fill in with the scores of this round's candidates / 本轮成绩录入模板",
            description = "One row per candidate of the paper: number, name, position. / 每名考生一行，含考生编号、姓名、岗位序号。")
    @APIResponse(
            responseCode = "200",
            description = "The table / 模板",
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response template(
            @PathParam("id") UUID id,
            @QueryParam("paper") @NotNull @Parameter(description = PAPER, required = true) Paper paper,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose,
            @Context HttpHeaders headers) {
        var candidates = enterScores.candidates(rounds.get(id, caller.scope()), paper);
        return templates
                .of("score-template", id, ScoreRow.TABLE, entry -> candidates.contains(entry.registrationId()))
                .response("scores", headers);
    }
}
