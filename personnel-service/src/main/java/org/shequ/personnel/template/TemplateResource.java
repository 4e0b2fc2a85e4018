package org.shequ.personnel.template;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.Language;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;
import org.shequ.personnel.assignment.AssignmentImport;
import org.shequ.personnel.person.PersonImport;
import org.shequ.personnel.unit.UnitImport;

import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Templates of the imports over HTTP. */
@Path("import-templates")
@Tag(name = "imports")
public class TemplateResource {

    private static final Map<String, Columns> TEMPLATES = Map.of(
            "units", UnitImport.COLUMNS, "people", PersonImport.COLUMNS, "assignments", AssignmentImport.COLUMNS);

    @GET
    @Path("{template}")
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "getImportTemplate",
            summary = "An empty table with the columns of an import / 导入模板",
            description = "Headers in the language asked for; the import reads both. / 表头语言随请求，导入时两种语言均可识别。")
    @APIResponse(
            responseCode = "200",
            description = "The table / 模板",
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response get(
            @PathParam("template")
                    @Parameter(
                            description = "units, people or assignments / 单位、人员或任职",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"units", "people", "assignments"}))
                    String template,
            @Context HttpHeaders headers) {
        Columns columns = TEMPLATES.get(template);
        if (columns == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        boolean xlsx = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> TabularMedia.XLSX.equals(type.getType() + "/" + type.getSubtype()));
        String media = xlsx ? TabularMedia.XLSX : TabularMedia.CSV;
        Language language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        StreamingOutput table = out -> TabularWriter.template(out, media, columns, language);
        return Response.ok(table, xlsx ? media : media + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + template + (xlsx ? ".xlsx" : ".csv") + "\"")
                .build();
    }
}
