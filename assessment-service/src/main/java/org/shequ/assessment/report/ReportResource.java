package org.shequ.assessment.report;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.security.Caller;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Tables and figures of a year. */
@Path("")
@Tag(name = "reports", description = "Tables and figures of a year / 年度报表")
public class ReportResource {

    private final ResultTables tables;
    private final Caller caller;

    ReportResource(ResultTables tables, Caller caller) {
        this.tables = tables;
        this.caller = caller;
    }

    /** Which results a report is about. */
    public static class Selected {
        @QueryParam("subjectKind")
        @Parameter(description = "Communities or persons / 社区或人员", required = true)
        @NotNull
        public @Nullable SubjectKind subjectKind;

        @QueryParam("year")
        @Parameter(description = "The year judged / 考核年度", example = "2025", required = true)
        @NotNull
        @Min(2000)
        @Max(2199)
        public @Nullable Integer year;

        @QueryParam("unit")
        @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613")
        @Pattern(regexp = "[0-9]{2,12}")
        public @Nullable String unit;

        ResultTables.Selection selection() {
            return new ResultTables.Selection(
                    java.util.Objects.requireNonNull(subjectKind),
                    java.util.Objects.requireNonNull(year),
                    unit == null ? "" : unit);
        }
    }

    @GET
    @Path("result-tables/xlsx")
    @Produces(TabularMedia.XLSX)
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "getResultWorkbook",
            summary = "Export a district's results of a year as a workbook / 年度考核结果表（xlsx）")
    @APIResponse(
            responseCode = "200",
            description = "The workbook / 工作簿",
            content =
                    @Content(
                            mediaType = TabularMedia.XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response workbook(
            @BeanParam @jakarta.validation.Valid Selected selected,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language) {
        return table(selected, TabularMedia.XLSX, "xlsx", language);
    }

    @GET
    @Path("result-tables/csv")
    @Produces(TabularMedia.CSV)
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getResultCsv", summary = "Export a district's results of a year as CSV / 年度考核结果表（CSV）")
    @APIResponse(
            responseCode = "200",
            description = "The table / 表格",
            content = @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response csv(
            @BeanParam @jakarta.validation.Valid Selected selected,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language) {
        return table(selected, TabularMedia.CSV, "csv", language);
    }

    private Response table(Selected selected, String media, String ending, @Nullable String language) {
        var selection = selected.selection();
        var scope = caller.scope();
        var asked = Language.preferred(language);
        StreamingOutput rows = out -> {
            try (var table = TabularWriter.open(out, media, ResultTables.COLUMNS, asked)) {
                tables.write(selection, scope, table, asked);
            }
        };
        return Response.ok(rows, media.equals(TabularMedia.CSV) ? media + ";charset=UTF-8" : media)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"results-" + selection.year() + "." + ending + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GroupFigures")
    public record FiguresView(
            @Schema(description = "ALL where there are no groups / 不分组时为 ALL", examples = "URBAN")
            String peerGroup,

            long subjects,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal median,
            @Nullable BigDecimal least,
            @Nullable BigDecimal best) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GroupShare")
    public record ShareView(
            String peerGroup,

            @Schema(description = "A grade, or ten points of score / 等次或十分段", examples = "80-90")
            String value,

            long subjects) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Distribution")
    public record DistributionView(List<FiguresView> groups, List<ShareView> grades, List<ShareView> scores) {}

    @GET
    @Path("distribution")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getDistribution", summary = "Read how a year's scores and grades are spread / 得分与等次分布")
    public DistributionView distribution(@BeanParam @jakarta.validation.Valid Selected selected) {
        var selection = selected.selection();
        var scope = caller.scope();
        return new DistributionView(
                tables.figures(selection, scope).stream()
                        .map(group -> new FiguresView(
                                group.peerGroup(),
                                group.subjects(),
                                group.mean(),
                                group.median(),
                                group.least(),
                                group.best()))
                        .toList(),
                shares(tables.grades(selection, scope)),
                shares(tables.tens(selection, scope)));
    }

    private static List<ShareView> shares(List<ResultTables.Share> shares) {
        return shares.stream()
                .map(share -> new ShareView(share.peerGroup(), share.value(), share.subjects()))
                .toList();
    }
}
