package org.shequ.quota.determination;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.security.Caller;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A determination as people file it: a table to calculate with, a page to print. */
@Path("determinations/{id}")
@Tag(name = "determinations", description = "How many places each community gets, and why / 员额核定")
public class DeterminationPrintResource {

    private final Determinations determinations;
    private final DeterminationTable determinationTable;
    private final DeterminationPage determinationPage;
    private final Caller caller;

    DeterminationPrintResource(
            Determinations determinations,
            DeterminationTable determinationTable,
            DeterminationPage determinationPage,
            Caller caller) {
        this.determinations = determinations;
        this.determinationTable = determinationTable;
        this.determinationPage = determinationPage;
        this.caller = caller;
    }

    @GET
    @Path("table")
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "exportDetermination",
            summary = "Export a determination as a table, with totals / 导出员额核定表（含合计）",
            description = "CSV, or a spreadsheet when that is asked for first; headers in the language asked for."
                    + " / 默认 CSV，Accept 先列 xlsx 时为电子表格；表头语言随 Accept-Language。")
    @APIResponse(
            responseCode = "200",
            description = "The table / 核定表",
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response export(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        var determination = find(id);
        var media = headers.getAcceptableMediaTypes().stream()
                .map(type -> type.getType() + "/" + type.getSubtype())
                .filter(type -> type.equals(TabularMedia.CSV) || type.equals(TabularMedia.XLSX))
                .findFirst()
                .orElse(TabularMedia.CSV);
        var language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        StreamingOutput rows = out -> {
            try (var table = TabularWriter.open(out, media, DeterminationTable.COLUMNS, language)) {
                determinationTable.write(determination, table);
            }
        };
        var csv = media.equals(TabularMedia.CSV);
        return Response.ok(rows, csv ? media + ";charset=UTF-8" : media)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"determination-" + id + (csv ? ".csv" : ".xlsx") + "\"")
                .build();
    }

    @GET
    @Path("page")
    @Produces(MediaType.TEXT_HTML)
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "printDetermination",
            summary = "Print a determination, with totals / 员额核定表（打印页）",
            description = "Complete in itself: nothing is fetched from elsewhere. / 自包含页面，不引用外部资源。")
    @APIResponse(
            responseCode = "200",
            description = "The page / 打印页",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public Response page(@PathParam("id") UUID id) {
        var determination = find(id);
        StreamingOutput page = out -> determinationPage.write(determination, out);
        return Response.ok(page, MediaType.TEXT_HTML + ";charset=UTF-8").build();
    }

    private Determination find(UUID id) {
        return determinations.get(id, caller.scope());
    }
}
