package org.shequ.gateway.problem;

import org.shequ.contracts.problem.ProblemCode;

/** What only the gateway refuses; its other refusals are common problems. */
public enum GatewayProblem implements ProblemCode {
    TOKEN_IN_QUERY(
            400,
            "Token in the query",
            "令牌出现在查询参数中",
            "A token never stands in a URL, where logs keep it; send it in the Authorization header. The one sent is "
                    + "to be taken as leaked.",
            "令牌不得出现在 URL 中（日志会留存）；请放在 Authorization 请求头中。该令牌应视为已泄露。"),
    QUERY_NOT_UTF8(
            400,
            "The query is not UTF-8",
            "查询参数不是 UTF-8 编码",
            "A percent-encoded value of the query is broken or in another encoding, GBK for instance. Encode it in UTF-8.",
            "查询参数的百分号编码有误，或采用了其他字符编码（如 GBK）。请改用 UTF-8 编码。"),
    AMBIGUOUS_REQUEST(
            400,
            "Ambiguous request",
            "请求含义不明确",
            "Headers that must be single are repeated or contradict each other.",
            "只能出现一次的请求头重复出现或相互矛盾。"),
    MALFORMED_HTTP(
            400,
            "Not a valid HTTP message",
            "不是有效的 HTTP 报文",
            "The request line, a header or the framing of the body breaks HTTP/1.1; the connection is closed. Correct"
                    + " the client and send the request again.",
            "请求行、请求头或请求体的分帧不符合 HTTP/1.1，连接将关闭；请更正客户端后重新请求。"),
    HOST_MISSING(
            400,
            "Host is missing",
            "缺少 Host 请求头",
            "HTTP/1.1 requires a Host header in every request; send it.",
            "HTTP/1.1 要求每个请求都带有 Host 请求头，请补充。"),
    BODY_TOO_SLOW(
            408,
            "Body came too slowly",
            "请求体发送过慢",
            "The body did not come at the least rate, or not within the time allowed; the connection is closed. Send "
                    + "it again over a better line, or in several parts.",
            "请求体未达到最低传输速率，或未在规定时间内传完，连接将关闭；请改善网络或拆分后重新提交。"),
    URI_TOO_LONG(
            414,
            "Target too long",
            "请求地址过长",
            "The request's target is longer than 8,000 characters; the connection is closed. Send fewer or shorter "
                    + "parameters.",
            "请求地址超过 8000 个字符，连接将关闭；请减少或缩短参数。"),
    MULTIPART_NOT_ACCEPTED(
            415,
            "Multipart is not accepted",
            "不接受 multipart 格式",
            "Send the file itself as the body, with its own media type (text/csv or xlsx).",
            "请将文件本身作为请求体发送，并使用其媒体类型（text/csv 或 xlsx）。"),
    HEADERS_TOO_LARGE(
            431,
            "Headers too large",
            "请求头过大",
            "The headers together exceed 32 KiB; the connection is closed. Send fewer or shorter headers.",
            "请求头合计超过 32 KiB，连接将关闭；请减少或缩短请求头。"),
    HTTP_VERSION_NOT_SUPPORTED(
            505,
            "HTTP version not supported",
            "不支持的 HTTP 版本",
            "Use HTTP/1.1: an answer of unknown length cannot be streamed to an older client.",
            "请使用 HTTP/1.1：长度未知的应答无法以流方式传给更旧的客户端。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    GatewayProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
        this.status = status;
        this.titleEn = titleEn;
        this.titleZh = titleZh;
        this.detailEn = detailEn;
        this.detailZh = detailZh;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String titleEn() {
        return titleEn;
    }

    @Override
    public String titleZh() {
        return titleZh;
    }

    @Override
    public String detailEn() {
        return detailEn;
    }

    @Override
    public String detailZh() {
        return detailZh;
    }
}
