package org.shequ.kit.importing;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.HashMap;
import java.util.Map;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

/** How a file is to be taken in; the query parameters of every import. */
public class ImportRequest {

    @QueryParam("dryRun")
    @Parameter(
            description = "Check everything and change nothing. / 仅校验，不作更改。",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public @Nullable String dryRun;

    @QueryParam("acceptGoodRows")
    @Parameter(
            description = "Take the good rows although others are bad. / 存在问题行时仍接收其余正确行。",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public @Nullable String acceptGoodRows;

    @QueryParam("sheet")
    @Parameter(
            description =
                    "Name of the sheet of a workbook to read; needed where several fit. / 要读取的工作表名称；多个工作表符合要求时必填。",
            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
    public @Nullable String sheet;

    @HeaderParam(HttpHeaders.CONTENT_TYPE)
    @Parameter(hidden = true)
    public @Nullable String mediaType;

    boolean isDryRun() {
        return truth("dryRun", dryRun);
    }

    /** What the job must remember of it. */
    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("acceptGoodRows", truth("acceptGoodRows", acceptGoodRows));
        if (sheet != null) {
            parameters.put("sheet", sheet);
        }
        return parameters;
    }

    private static boolean truth(String parameter, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                .violation("/query/" + parameter, "BOOLEAN", "must be true or false", "必须是 true 或 false");
    }
}
