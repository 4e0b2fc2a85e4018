package org.shequ.kit.page;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import jakarta.ws.rs.QueryParam;

/**
 * The query parameters of every list; a resource method takes it as {@code @BeanParam}. The fields hold what the caller
 * wrote; the methods read it, and refuse with 400 what is out of bounds.
 */
public class PageRequest {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;
    private static final int LONGEST_NUMBER = 9;

    @QueryParam("limit")
    @Parameter(
            description = "Rows per page. / 每页行数。",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    public @Nullable String limit;

    @QueryParam("cursor")
    @Parameter(
            description =
                    "The next of the page before; only with the same filters and sort." + " / 上一页给出的 next；筛选与排序必须相同。",
            schema = @Schema(type = SchemaType.STRING, maxLength = 4096))
    public @Nullable String cursor;

    @QueryParam("sort")
    @Parameter(
            description = "The field to sort by; a leading minus sorts downwards. / 排序字段；前置减号为降序。",
            schema = @Schema(type = SchemaType.STRING, maxLength = 64))
    public @Nullable String sort;

    @QueryParam("count")
    @Parameter(
            description = "Whether to count all rows. / 是否统计总行数。",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public @Nullable String count;

    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        var request = new PageRequest();
        request.limit = limit == null ? null : limit.toString();
        request.cursor = cursor;
        return request;
    }

    /** 1..500; 50 when the caller names none. */
    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        int asked;
        try {
            asked = limit.length() > LONGEST_NUMBER ? -1 : Integer.parseInt(limit);
        } catch (NumberFormatException notANumber) {
            asked = -1;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw malformed(
                    "limit", "RANGE", "must be a whole number from 1 to " + MAX_LIMIT, "必须是 1 至 " + MAX_LIMIT + " 的整数");
        }
        return asked;
    }

    /** Whether the caller wants the number of all rows. */
    public boolean count() {
        if (count == null || count.equals("false")) {
            return false;
        }
        if (count.equals("true")) {
            return true;
        }
        throw malformed("count", "BOOLEAN", "must be true or false", "必须是 true 或 false");
    }

    private static ProblemException malformed(String parameter, String rule, String english, String chinese) {
        return ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                .violation("/query/" + parameter, rule, english, chinese);
    }
}
