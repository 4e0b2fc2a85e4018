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
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.job.JobFile;
import org.shequ.kit.job.JobFiles;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Purpose;
import org.shequ.kit.tabular.MarkedTable;
import org.shequ.kit.tabular.TabularMedia;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * The clerk's own file with what is wrong with each row, to be mended and handed in again. Whoever handed it in sees it as it
 * was; other readers of the job see of people what they may see of them elsewhere.
 */
@Path("jobs/{id}/marked-file")
@Authenticated
@Tag(name = "jobs")
public class MarkedFileResource {

    private static final String FAULTY = "faulty";

    private final JobFiles files;
    private final List<ImportHandler> imports;
    private final Disclosure disclosure;
    private final AuditLog audit;

    MarkedFileResource(JobFiles files, @All List<ImportHandler> imports, Disclosure disclosure, AuditLog audit) {
        this.files = files;
        this.imports = imports;
        this.disclosure = disclosure;
        this.audit = audit;
    }

    @GET
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @Operation(
            operationId = "getMarkedFile",
            summary = "Download the file of an import with the reasons beside its rows / 下载附原因的原文件",
            description =
                    "In the format of the upload, with its columns, titles and good rows, and one more column at the end"
                            + " (Reason) that holds all problems of each row. Mended, it can be handed in again as it is: the column is"
                            + " passed over. Kept as long as the job. Whoever handed the file in sees it whole; of other people's files,"
                            + " personal data are masked unless a purpose is stated. / 与上传文件格式相同，保留原有列、标题行和无误的行，末尾增加“原因”列，"
                            + "列出每行的全部问题；更正后可直接重新提交，导入时忽略该列。保留期与任务相同。提交人可见原文；其他人未声明用途时个人信息脱敏。")
    @APIResponse(
            responseCode = "200",
            description = "The file / 文件",
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    public Response get(
            @PathParam("id") UUID id,
            @QueryParam("only")
                    @Parameter(
                            description = "faulty leaves out the rows without fault / faulty 表示只保留有问题的行",
                            schema = @Schema(type = SchemaType.STRING, enumeration = FAULTY))
                    @Nullable
                    String only,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String acceptLanguage) {
        if (only != null && !only.equals(FAULTY)) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                    .violation("/query/only", "ONE_OF", "must be faulty", "只能为 faulty");
        }
        var file = files.get(id);
        var table = table(file);
        var language = Language.preferred(acceptLanguage);
        var marked = new MarkedTable(
                new MarkedTable.Source(file.mediaType(), table.columns(), ImportRun.sheet(file.parameters())),
                new RowMarks(files.problems(file), files.badRows(file), language),
                sight(file, table),
                language,
                only != null);
        StreamingOutput content = out -> {
            try (var in = files.open(file)) {
                marked.write(in, out);
            }
        };
        var csv = file.mediaType().startsWith(TabularMedia.CSV);
        return Response.ok(content, csv ? TabularMedia.CSV + ";charset=UTF-8" : TabularMedia.XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"marked-" + id + (csv ? ".csv\"" : ".xlsx\""))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private ImportTable table(JobFile file) {
        return imports.stream()
                .filter(handler -> handler.kind().equals(file.kind()))
                .findFirst()
                .orElseThrow(JobFiles::nothingToMend)
                .table(file.parameters(), file.scope());
    }

    private MarkedTable.Sight sight(JobFile file, ImportTable table) {
        if (file.own()) {
            audit.append(
                    "marked-file-read",
                    "job",
                    file.id().toString(),
                    file.scope().unitCode(),
                    Map.of("kind", file.kind()));
            return (column, text) -> text;
        }
        Shown shown = disclosure.shown("job", file.id().toString(), file.scope().unitCode());
        return (column, text) -> table.shown(column, text, shown);
    }
}
