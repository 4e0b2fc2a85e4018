package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The components that every document has: the problem, its responses by status, the common headers, the token. */
final class CommonComponents {

    static final String TOKEN = "token";
    static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    static final String IF_MATCH = "IfMatch";
    static final String IF_NONE_MATCH = "IfNoneMatch";

    static final String TRACE_PARENT = "TraceParent";

    /** What a refusal carries beside its problem, by status. */
    private static final Map<Integer, List<String>> HEADERS = Map.of(
            CommonProblem.UNAUTHENTICATED.status(), List.of(AnswerHeaders.AUTHENTICATE),
            CommonProblem.METHOD_NOT_ALLOWED.status(), List.of(AnswerHeaders.ALLOW),
            CommonProblem.IDEMPOTENCY_IN_FLIGHT.status(), List.of(AnswerHeaders.RETRY_AFTER),
            CommonProblem.TOO_MANY_REQUESTS.status(), List.of(AnswerHeaders.RETRY_AFTER),
            CommonProblem.UPSTREAM_UNAVAILABLE.status(), List.of(AnswerHeaders.RETRY_AFTER));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";
    private static final int LONGEST_KEY = 128;

    private CommonComponents() {}

    static void addTo(Components components) {
        components.addSecurityScheme(
                TOKEN,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("RS256, audience shequ, with roles in groups and the data scope in scope_unit."
                                + " / RS256 令牌，受众为 shequ，groups 为角色，scope_unit 为数据范围。"));
        AnswerHeaders.addTo(components);
        components.addSchema(VIOLATION, violation());
        components.addSchema(PROBLEM, problem());
        statuses().forEach((status, codes) -> components.addResponse(nameOf(status), response(status, codes)));
        addTraceParent(components);
        components.addParameter(
                IDEMPOTENCY_KEY,
                header("Idempotency-Key")
                        .required(true)
                        .description("The caller's own name for this request; repeating it repeats the answer."
                                + " / 调用方为本次请求所取的唯一键；重复发送得到相同答复。")
                        .schema(text().minLength(1).maxLength(LONGEST_KEY))
                        .example("5b0f6f0e-9f0c-4b60-8a55-0f6b4f6f2a10"));
        components.addParameter(
                IF_MATCH,
                header("If-Match")
                        .required(true)
                        .description("The ETag of the resource as last seen. / 最近一次读取该资源所得的 ETag。")
                        .schema(text())
                        .example("\"7\""));
        components.addParameter(
                IF_NONE_MATCH,
                header("If-None-Match")
                        .required(false)
                        .description("An ETag already held; answered with 304 when it still holds."
                                + " / 已持有的 ETag；若未变化则答复 304。")
                        .schema(text())
                        .example("\"7\""));
    }

    private static void addTraceParent(Components components) {
        components.addParameter(
                TRACE_PARENT,
                header("traceparent")
                        .required(false)
                        .description("W3C Trace Context of the caller; the request goes on in that trace."
                                + " / 调用方的 W3C Trace Context，本次请求归入该链路。")
                        .schema(text().pattern("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"))
                        .example("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    }

    static String nameOf(int status) {
        return PROBLEM + status;
    }

    private static Map<Integer, List<CommonProblem>> statuses() {
        return Stream.of(CommonProblem.values())
                .collect(Collectors.groupingBy(CommonProblem::status, TreeMap::new, Collectors.toList()));
    }

    private static APIResponse response(int status, List<CommonProblem> codes) {
        var first = codes.getFirst();
        var names = codes.stream().map(Enum::name).collect(Collectors.joining(", "));
        Map<String, Object> example =
                new LinkedHashMap<>(); // in a fixed order, so that the document is the same each time
        example.put("type", first.type());
        example.put("title", first.titleEn());
        example.put("status", status);
        example.put("detail", PLACEHOLDER.matcher(first.detailEn()).replaceAll("…"));
        example.put("code", first.name());
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        var response = OASFactory.createAPIResponse()
                .description(first.titleEn() + " / " + first.titleZh() + " (" + names + ")")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))
                                        .example(example)));
        response.addHeader(AnswerHeaders.TRACE_ID, AnswerHeaders.reference(AnswerHeaders.TRACE_ID));
        HEADERS.getOrDefault(status, List.of())
                .forEach(name -> response.addHeader(name, AnswerHeaders.reference(name)));
        return response;
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A problem document (RFC 9457). / 问题说明文档（RFC 9457）。")
                .required(List.of("type", "title", "status", "detail", "code"))
                .addProperty("type", text().format("uri-reference").description("Explains the code. / 代码说明的地址。"))
                .addProperty("title", text())
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .format("int32"))
                .addProperty("detail", text())
                .addProperty("code", text().description("Stable, UPPER_SNAKE. / 稳定代码。"))
                .addProperty("traceId", text().description("Tells operators which request it was. / 供运维定位请求。"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref(VIOLATION)))
                .addProperty(
                        "figures",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.OBJECT)
                                .additionalPropertiesBoolean(true)
                                .description("Numbers that explain the refusal. / 说明拒绝原因的数字。"));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("One rule that the request breaks. / 请求违反的一条规则。")
                .required(List.of("pointer", "rule", "message"))
                .addProperty(
                        "pointer",
                        text().description("JSON Pointer into the body; /query/…, /path/… or /header/… outside it."
                                + " / 指向请求体的 JSON Pointer；体外参数为 /query/…、/path/…、/header/…。"))
                .addProperty("rule", text().description("UPPER_SNAKE."))
                .addProperty("message", text());
    }

    private static Parameter header(String name) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
