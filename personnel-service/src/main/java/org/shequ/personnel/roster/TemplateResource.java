package org.shequ.personnel.roster;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.ImportTemplate;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.personnel.career.PostRow;
import org.shequ.personnel.person.PersonRow;
import org.shequ.personnel.unit.UnitImport;

import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Templates of the imports over HTTP. */
@Path("import-templates")
@Tag(name = "imports")
public class TemplateResource {

    private static final Map<String, ImportTable> TEMPLATES =
            Map.of("units", UnitImport.TABLE, "people", PersonRow.TABLE, "assignments", PostRow.TABLE);

    @GET
    @Path("{template}")
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "getImportTemplate",
            summary = "Download an empty table with the columns of an import / 导入模板",
            description =
                    "Headers in the language asked for; the import reads both. The workbook has lists to choose from and a"
                            + " sheet of instructions. / 表头语言随请求，导入时两种语言均可识别；工作簿附下拉选项和填写说明。")
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
        ImportTable table = TEMPLATES.get(template);
        if (table == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return ImportTemplate.of(table).response(template, headers);
    }
}
