package org.shequ.assessment.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportFiles;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.importing.TakesFile;
import org.shequ.kit.security.Caller;
import org.shequ.kit.tabular.TabularMedia;

import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Scoring: sheets, by hand and by file. */
@Path("cycles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "scoring", description = "Sheets, self-reports and progress / 评分、述职与进度")
public class SheetResource {

    private final EnterSheets enterSheets;
    private final WithdrawSheet withdrawSheet;
    private final SheetTables tables;
    private final Cycles cycles;
    private final ImportFiles files;
    private final Caller caller;

    SheetResource(
            EnterSheets enterSheets,
            WithdrawSheet withdrawSheet,
            SheetTables tables,
            Cycles cycles,
            ImportFiles files,
            Caller caller) {
        this.enterSheets = enterSheets;
        this.withdrawSheet = withdrawSheet;
        this.tables = tables;
        this.cycles = cycles;
        this.files = files;
        this.caller = caller;
    }

    /** One rater's marks for one subject. */
    @Schema(name = "SheetRequest")
    public record SheetRequest(
            @Schema(required = true, description = "Unit code, person's id or personnel number / 区划代码、人员标识或人员编号")
            @NotNull
            @Size(max = 64)
            String subject,

            @Schema(required = true, examples = "RESIDENTS") @NotNull @Size(max = 64)
            String raterClass,

            @Schema(required = true, description = "Who rates; kept apart in anonymous classes / 评价人，匿名类分离保存")
            @NotNull
            @Size(max = 64)
            String rater,

            @Schema(description = "An ordinary resident / 普通居民") @Nullable
            Boolean ordinary,

            @Schema(required = true, description = "Marks by indicator / 各指标评分", examples = "{\"THREE_MEETINGS\": 9.5}")
            @NotNull
            Map<String, @NotNull BigDecimal> marks,

            @Schema(description = "Links to evidence by indicator / 各指标佐证链接") @Nullable
            Map<String, @NotNull String> evidence) {}

    @Schema(name = "SheetsRequest")
    public record SheetsRequest(
            @Schema(required = true) @NotEmpty @Size(max = 500)
            List<@Valid @NotNull SheetRequest> sheets) {}

    /** What is wrong with one of the sheets. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RefusedSheet")
    public record FaultView(
            @Schema(description = "Place in the request, from 0 / 请求中的序号")
            long index,

            @Schema(examples = "THREE_MEETINGS") String member,
            @Schema(examples = "OUT_OF_RANGE") String rule,
            @Schema(description = "English / 中文") String message) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SheetsOutcome")
    public record OutcomeView(int taken, int refused, List<FaultView> faults) {}

    @POST
    @Path("sheets")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("assessment:score")
    @Idempotent
    @Operation(
            operationId = "enterSheets",
            summary = "Enter up to 500 sheets / 录入评分表（至多 500 张）",
            description =
                    "The good ones are taken; every other is refused by item: out of range, missing, duplicate, not"
                            + " the caller's subject. / 合格者收下，其余逐项说明原因。")
    public OutcomeView enter(@PathParam("id") UUID id, @Valid @NotNull SheetsRequest request) {
        List<SheetEntry> entries = new ArrayList<>();
        for (SheetRequest sheet : request.sheets()) {
            entries.add(new SheetEntry(
                    entries.size(),
                    sheet.subject(),
                    null,
                    sheet.raterClass(),
                    sheet.rater(),
                    sheet.ordinary() != null && sheet.ordinary(),
                    sheet.marks(),
                    sheet.evidence() == null ? Map.of() : sheet.evidence()));
        }
        EnterSheets.Outcome outcome = enterSheets.handle(id, entries, Set.of());
        return new OutcomeView(
                outcome.taken(),
                entries.size() - outcome.taken(),
                outcome.faults().stream()
                        .map(fault -> new FaultView(
                                fault.index(), fault.member(), fault.rule(), fault.english() + " / " + fault.chinese()))
                        .toList());
    }

    @POST
    @Path("sheet-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("assessment:score")
    @Idempotent
    @TakesFile(example = "subject,rater_class,rater,THREE_MEETINGS\n" + "320613002004,SUBDISTRICT,R-001,9.5\n")
    @Operation(
            operationId = "importSheets",
            summary = "Import sheets from a file / 批量导入评分表",
            description =
                    "Columns subject, rater_class (code or name), rater, ordinary, one per marked indicator (code or"
                            + " name), <code>_evidence; see the cycle's template. All or nothing unless acceptGoodRows=true. /"
                            + " 列：考核对象、评价主体（代码或名称）、评价人、普通居民、各评分指标（代码或名称），见本周期模板。")
    public Response imports(@PathParam("id") UUID id, File body, @BeanParam ImportRequest request) {
        cycles.get(id, caller.scope());
        return files.submit(SheetImport.KIND, request, Map.of("cycleId", id), body);
    }

    @GET
    @Path("sheet-template")
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("assessment:score")
    @Operation(
            operationId = "getSheetTemplate",
            summary = "Download a table to fill in with this cycle's subjects / 本周期评分表模板",
            description =
                    "One row per subject of the caller's scope, with a column per marked indicator; the workbook has lists"
                            + " to choose from. / 每个考核对象一行，每个评分指标一列；工作簿附下拉选项。")
    @APIResponse(
            responseCode = "200",
            description = "The table / 模板",
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response template(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return tables.template(id, caller.scope()).response("sheets", headers);
    }

    /** Which sheet is taken back, and why. */
    @Schema(name = "SheetWithdrawalRequest")
    public record WithdrawalRequest(
            @Schema(required = true, examples = "320613002004") @NotNull @Size(max = 64)
            String subject,

            @Schema(required = true, examples = "SUBDISTRICT") @NotNull @Size(max = 64)
            String raterClass,

            @Schema(required = true, examples = "R-001") @NotNull @Size(max = 64)
            String rater,

            @Schema(required = true, examples = "录入有误") @NotBlank @Size(max = 500)
            String reason) {}

    @POST
    @Path("sheet-withdrawals")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("assessment:score")
    @Idempotent
    @Operation(
            operationId = "withdrawSheet",
            summary = "Withdraw a named rater's sheet while scoring lasts / 评分期间撤回实名评分表",
            description = "Of an anonymous class nobody can tell which sheet it was. / 匿名类无从辨认，不可撤回。")
    @APIResponse(responseCode = "204", description = "Taken back / 已撤回")
    public void withdraw(@PathParam("id") UUID id, @Valid @NotNull WithdrawalRequest request) {
        withdrawSheet.handle(id, request.subject(), request.raterClass(), request.rater(), request.reason());
    }
}
