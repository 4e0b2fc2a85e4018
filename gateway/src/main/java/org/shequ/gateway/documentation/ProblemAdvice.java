package org.shequ.gateway.documentation;

import java.util.Map;

/** What a program should do about a refusal. The code decides where it matters, otherwise the status. */
record ProblemAdvice(String english, String chinese) {

    private static final Map<String, ProblemAdvice> BY_CODE = Map.of(
            "INVALID_CURSOR",
            new ProblemAdvice("Start again from the first page, without the cursor.", "去掉 cursor，从第一页重新读取。"),
            "IDEMPOTENCY_IN_FLIGHT",
            new ProblemAdvice("Wait a moment and send the same request with the same key.", "稍候以相同的键重发相同的请求。"),
            "IDEMPOTENCY_KEY_REUSED",
            new ProblemAdvice("Use a fresh key for a new request.", "新的请求须使用新的键。"),
            "QUERY_NOT_UTF8",
            new ProblemAdvice(
                    "Percent-encode the query in UTF-8; 甲 is %E7%94%B2.", "请以 UTF-8 对查询参数作百分号编码，例如“甲”为 %E7%94%B2。"),
            "TOKEN_IN_QUERY",
            new ProblemAdvice(
                    "Send the token in the Authorization header, and have the one that stood in the URL revoked.",
                    "请将令牌放入 Authorization 请求头，并吊销曾出现在 URL 中的令牌。"));

    private static final Map<Integer, ProblemAdvice> BY_STATUS = Map.ofEntries(
            Map.entry(
                    400,
                    new ProblemAdvice(
                            "Correct the request; sending it again unchanged will not help.", "请更正请求；原样重发没有意义。")),
            Map.entry(
                    401,
                    new ProblemAdvice(
                            "Get a fresh token and send it as Authorization: Bearer.",
                            "请重新获取令牌，并以 Authorization: Bearer 发送。")),
            Map.entry(403, new ProblemAdvice("Ask for the role that the operation names.", "请申请该操作所需的角色。")),
            Map.entry(404, new ProblemAdvice("Check the id and the caller's data scope.", "请核对标识以及调用方的数据范围。")),
            Map.entry(
                    409,
                    new ProblemAdvice(
                            "Read the resource again, and decide on its present state.", "请重新读取资源，并按其当前状态决定。")),
            Map.entry(
                    412,
                    new ProblemAdvice(
                            "Read the resource again and repeat with its new ETag.", "请重新读取资源，并以新的 ETag 重试。")),
            Map.entry(413, new ProblemAdvice("Split the file, or ask for fewer rows.", "请拆分文件或减少行数。")),
            Map.entry(
                    415, new ProblemAdvice("Send one of the media types that the operation lists.", "请使用该操作列出的媒体类型。")),
            Map.entry(
                    422,
                    new ProblemAdvice(
                            "Read violations and figures: they say which rule and by how much.",
                            "请查看 violations 与 figures：其中列明违反的规则和相差的数额。")),
            Map.entry(
                    428,
                    new ProblemAdvice(
                            "Read the resource and send its ETag in If-Match.", "请先读取资源，并在 If-Match 中带上其 ETag。")),
            Map.entry(429, new ProblemAdvice("Wait as long as Retry-After says.", "请按 Retry-After 等待。")),
            Map.entry(500, new ProblemAdvice("Tell the operators the traceId.", "请将 traceId 告知运维人员。")),
            Map.entry(
                    502,
                    new ProblemAdvice(
                            "Unknown whether it was done: repeat with the same Idempotency-Key.",
                            "无法确定是否已执行：请以相同的 Idempotency-Key 重试。")),
            Map.entry(
                    503,
                    new ProblemAdvice(
                            "Repeat after Retry-After, with the same Idempotency-Key.",
                            "请在 Retry-After 之后以相同的 Idempotency-Key 重试。")),
            Map.entry(
                    504,
                    new ProblemAdvice(
                            "Unknown whether it was done: repeat with the same Idempotency-Key.",
                            "无法确定是否已执行：请以相同的 Idempotency-Key 重试。")));

    static ProblemAdvice of(ProblemCatalogue.Entry entry) {
        var fallback = new ProblemAdvice("Read the detail; it names what to change.", "请阅读 detail，其中说明需要更改之处。");
        return BY_CODE.getOrDefault(entry.code(), BY_STATUS.getOrDefault(entry.status(), fallback));
    }
}
