package org.shequ.contracts.problem;

/** The refusals that any part of the suite may give. */
public enum CommonProblem implements ProblemCode {
    MALFORMED_REQUEST(400, "Malformed request", "请求格式错误", "{0}", "{0}"),
    UNKNOWN_PARAMETER(
            400,
            "Unknown parameter",
            "未知参数",
            "There is no parameter ''{0}'' here; use those that the documentation of the operation lists (/docs).",
            "此处没有参数“{0}”；请使用接口文档（/docs）列出的参数。"),
    INVALID_CURSOR(
            400,
            "Invalid cursor",
            "游标无效",
            "The cursor was altered, or belongs to another caller, scope, filter or sort; start from the first page.",
            "游标被改动，或属于其他调用方、数据范围、筛选或排序条件；请从第一页重新读取。"),
    IDEMPOTENCY_KEY_REQUIRED(
            400,
            "Idempotency-Key required",
            "缺少 Idempotency-Key",
            "This request needs an Idempotency-Key header of 1 to 128 printable characters.",
            "本请求须带 Idempotency-Key 请求头（1 至 128 个可打印字符）。"),
    INVALID_PATH(
            400,
            "Invalid path",
            "路径无效",
            "The path holds an encoded slash, a dot segment or a control character; send it without.",
            "路径含有编码斜杠、点段或控制字符，请去除后重新请求。"),
    UNAUTHENTICATED(
            401,
            "Not authenticated",
            "未通过身份认证",
            "A valid bearer token is needed: send the one that the identity provider of the jurisdiction gives.",
            "需要有效的访问令牌，请使用所在地区统一身份认证系统签发的令牌。"),
    FORBIDDEN(
            403,
            "Not permitted",
            "没有权限",
            "The caller lacks what this takes: {0}. Whoever administers the identity provider grants it, or somebody "
                    + "who has it does this.",
            "调用方不具备执行此操作所需的{0}；请由统一身份认证系统管理员授予，或由具备者办理。"),
    OWN_RECORD_ONLY(
            403,
            "Own record only",
            "仅限本人档案",
            "A natural person''s token (claim scope_person) reads that person''s own record and nothing else; an "
                    + "office does this with a token of its own.",
            "自然人令牌（声明 scope_person）仅可查阅本人档案，不得用于其他操作；此操作须由经办部门使用其令牌办理。"),
    PURPOSE_REQUIRED(
            403,
            "Purpose required",
            "须声明用途",
            "This shows or asks for personal data: state why in X-Purpose, by a code of the list of purposes ({0}).",
            "此操作展示或查询个人信息，须在 X-Purpose 中以用途代码声明用途（{0}）。"),
    NOT_GRANTED(
            403,
            "Not in the client's grant",
            "不在授权范围内",
            "The grant of the client {0} does not name {1}; the office that keeps the records (personnel:grant) "
                    + "decides on grants.",
            "系统 {0} 的授权不包括 {1}，授权由档案主管部门（personnel:grant）决定。"),
    NOT_FOUND(
            404,
            "Not found",
            "未找到",
            "There is nothing here, or nothing that the caller may see: look at the address and the id, or ask "
                    + "somebody with a wider data scope.",
            "此处没有内容，或没有调用方可见的内容；请核对地址和标识，或由数据范围更大的人员办理。"),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "方法不允许",
            "This resource does not know that method; use one that the header Allow or the documentation names "
                    + "(/docs).",
            "该资源不支持此方法；请使用响应头 Allow 或接口文档（/docs）列出的方法。"),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "无法提供所需格式",
            "None of the accepted media types can be given; ask with Accept for one that the documentation of the "
                    + "operation lists (/docs).",
            "无法提供所要求的媒体类型；请在 Accept 中填写接口文档（/docs）列出的类型。"),
    CONFLICT(
            409,
            "Conflict",
            "冲突",
            "The present state does not allow this: {0}. Read it again and see what is possible.",
            "当前状态不允许此操作：{0}。请重新读取，查看可行的操作。"),
    ILLEGAL_TRANSITION(
            409,
            "Illegal step",
            "状态步骤不允许",
            "From {0} there is no step to {1}. Possible: {2}.",
            "不能从“{0}”进入“{1}”。可行的步骤：{2}。"),
    IDEMPOTENCY_IN_FLIGHT(
            409,
            "Request in flight",
            "请求正在处理",
            "A request with this Idempotency-Key is still being worked on; ask again.",
            "带有此 Idempotency-Key 的请求仍在处理，请稍后重试。"),
    STALE_VERSION(
            412,
            "Stale version",
            "版本已过期",
            "The resource has changed since it was read; read it again.",
            "资源在读取之后已被修改，请重新读取。"),
    WEAK_ETAG(
            412,
            "Weak ETag",
            "弱 ETag",
            "If-Match holds a weak ETag (W/), which proves no version; whether the resource has changed was not "
                    + "looked at. Send the ETag as it was read, without W/.",
            "If-Match 中为弱 ETag（W/ 前缀），不能证明所见版本，未据此判断资源是否变更。请按读取时的 ETag 原样提交，不带 W/。"),
    PAYLOAD_TOO_LARGE(
            413,
            "Payload too large",
            "请求体过大",
            "The body is larger than allowed here; send it in several parts.",
            "请求体超过此处允许的大小，请拆分后分次提交。"),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "不支持的媒体类型",
            "The body''s media type is not accepted here; send one that the documentation of the operation lists "
                    + "(/docs), named in Content-Type.",
            "此处不接受该媒体类型；请使用接口文档（/docs）列出的类型，并在 Content-Type 中注明。"),
    RULE_VIOLATED(
            422,
            "Against the rules",
            "不符合规则",
            "The request is well-formed but breaks a rule; correct what the violations name and send it again.",
            "请求格式正确，但不符合规则；请按 violations 更正后重新提交。"),
    CALENDAR_MISSING(
            422,
            "No calendar",
            "缺少节假日安排",
            "No arrangement of holidays is on record for {0}, so its working days cannot be counted: assessment''s "
                    + "officer (assessment:manage) loads it with PUT /assessment/v1/calendars/{0}.",
            "没有 {0} 年的节假日安排，无法计算工作日，请由考核经办（assessment:manage）先用 PUT /assessment/v1/calendars/{0} 载入。"),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency-Key reused",
            "Idempotency-Key 被重复使用",
            "This Idempotency-Key was used for another request; send a new key with each new request.",
            "此 Idempotency-Key 已用于另一请求，请为每个新请求使用新的 Idempotency-Key。"),
    CONDITION_REQUIRED(
            428,
            "Condition required",
            "缺少条件",
            "Send If-Match with the ETag that was read.",
            "请在 If-Match 中带上读取时的 ETag。"),
    TOO_MANY_REQUESTS(
            429,
            "Too many requests",
            "请求过于频繁",
            "The limit is reached; wait as Retry-After says.",
            "已达到频率限制，请按 Retry-After 等待。"),
    INTERNAL(
            500,
            "Internal error",
            "内部错误",
            "Something failed here; the trace id helps operators find it.",
            "服务内部出错，运维人员可按跟踪号查找。"),
    UPSTREAM_FAILED(
            502,
            "Service failed",
            "服务应答异常",
            "The service behind the gateway broke off its answer; ask again. If that goes on, the operators find it "
                    + "in the logs.",
            "网关后的服务中断了应答，请重试；持续发生的，请联系运维人员。"),
    UPSTREAM_UNAVAILABLE(
            503,
            "Service unavailable",
            "服务暂不可用",
            "The service cannot be reached now; ask again as Retry-After says.",
            "服务暂时无法访问，请按 Retry-After 重试。"),
    UPSTREAM_TIMEOUT(
            504,
            "Service timed out",
            "服务超时",
            "The service did not answer in time; ask again, with the same Idempotency-Key where one was sent.",
            "服务未在规定时间内应答，请重试；已使用 Idempotency-Key 的，请沿用同一值。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    CommonProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
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
