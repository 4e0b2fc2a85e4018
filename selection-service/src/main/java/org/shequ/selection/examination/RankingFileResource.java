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
import org.shequ.contracts.problem.Language;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;
import org.shequ.selection.round.SelectionRounds;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** The ranking as a file. */
@Path("rounds/{id}/ranking-table")
@Tag(name = "examination")
public class RankingFileResource {

    private final RankingTable table;
    private final SelectionRounds rounds;
    private final Disclosure disclosure;
    private final Caller caller;

    RankingFileResource(RankingTable table, SelectionRounds rounds, Disclosure disclosure, Caller caller) {
        this.table = table;
        this.rounds = rounds;
        this.disclosure = disclosure;
        this.caller = caller;
    }

    @GET
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "exportRanking",
            summary = "Export scores, totals, ranks and what decided them / 导出综合成绩表",
            description =
                    "One row per ranked candidate, by position and line; each figure with the decimals of its step. Names are masked"
                            + " unless a purpose is stated. / 每名考生一行，按岗位、次序排列，各项成绩按规定小数位数列示；未声明用途时姓名脱敏。")
    @APIResponse(
            responseCode = "200",
            description = "The table / 表格",
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response export(
            @PathParam("id") UUID id,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose,
            @Context HttpHeaders headers) {
        var round = rounds.get(id, caller.scope());
        var shown = disclosure.shown("ranking-table", id.toString());
        var language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var rows = table.rows(round, shown, language);
        var xlsx = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> TabularMedia.XLSX.equals(type.getType() + "/" + type.getSubtype()));
        var media = xlsx ? TabularMedia.XLSX : TabularMedia.CSV;
        StreamingOutput content = out -> {
            try (var writer = TabularWriter.open(out, media, RankingTable.COLUMNS, language)) {
                rows.forEach(writer::row);
            }
        };
        return Response.ok(content, xlsx ? media : media + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"ranking" + (xlsx ? ".xlsx" : ".csv") + "\"")
                .build();
    }
}
