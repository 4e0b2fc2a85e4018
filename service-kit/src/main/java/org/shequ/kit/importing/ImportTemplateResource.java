package org.shequ.kit.importing;

import io.quarkus.arc.All;
import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.tabular.TabularMedia;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The empty tables of the service's imports. They hold nothing but headers, so whoever may call at all may have them. */
@Path("import-templates/{" + ImportTemplateResource.NAME + "}")
@Authenticated
@Tag(name = "import templates", description = "Empty tables to fill in / 导入模板")
public class ImportTemplateResource {

    static final String OPERATION = "getImportTemplate";
    static final String NAME = "template";

    private final List<ImportHandler> imports;

    ImportTemplateResource(@All List<ImportHandler> imports) {
        this.imports = imports;
    }

    @GET
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @Operation(
            operationId = OPERATION,
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
            @PathParam(NAME) @Parameter(description = "Name of the import / 导入种类") String name,
            @Context HttpHeaders headers) {
        return imports.stream()
                .flatMap(handler -> handler.template().stream())
                .filter(template -> template.name().equals(name))
                .findFirst()
                .map(template -> ImportTemplate.of(template.table()).response(name, headers))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
