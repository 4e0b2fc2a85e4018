package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Declares the headers that answers carry, by what decides whether they do: a versioned body its ETag, what was made or
 * taken on its Location, a file its name, a refusal when to come again.
 */
final class AnswerHeaders {

    static final String TRACE_ID = "X-Trace-Id";
    static final String RETRY_AFTER = "Retry-After";
    static final String ALLOW = "Allow";
    static final String AUTHENTICATE = "WWW-Authenticate";

    private static final String ENTITY_TAG = "ETag";
    private static final String LOCATION = "Location";
    private static final String DISPOSITION = "Content-Disposition";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String KEY = "#/components/parameters/" + CommonComponents.IDEMPOTENCY_KEY;
    private static final DotName VERSIONED = DotName.createSimple("org.shequ.kit.condition.Versioned");
    private static final DotName STATUS = DotName.createSimple("org.jboss.resteasy.reactive.ResponseStatus");
    private static final Set<String> MADE_OR_TAKEN_ON = Set.of("201", "202");

    private final IndexView index;

    private AnswerHeaders(IndexView index) {
        this.index = index;
    }

    static void addTo(Components components) {
        add(
                components,
                ENTITY_TAG,
                "The version of what is answered, as a strong entity tag for If-Match and If-None-Match."
                        + " / 所答复内容的版本（强实体标签），供 If-Match 与 If-None-Match 使用。",
                text().pattern("^\"[0-9]+\"$"),
                "\"7\"",
                true);
        add(
                components,
                LOCATION,
                "Where what was made, or the job that was taken on, can be read. / 新建资源或所受理任务的地址。",
                text().format("uri-reference"),
                "/personnel/v1/jobs/0198c0de-0000-7000-8000-000000000000",
                true);
        add(
                components,
                DISPOSITION,
                "The name under which to keep the file. / 建议的文件名。",
                text(),
                "attachment; filename=\"people.csv\"",
                false);
        add(
                components,
                TRACE_ID,
                "Tells operators which request it was: 32 hexadecimal digits, given by the gateway."
                        + " / 供运维定位请求的 32 位十六进制编号，由网关给出。",
                text().pattern("^[0-9a-f]{32}$"),
                "4bf92f3577b34da6a3ce929d0e0e4736",
                false);
        add(
                components,
                RETRY_AFTER,
                "Seconds to wait before the same request is sent again. / 重新发送同一请求前须等待的秒数。",
                OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).format("int32"),
                2,
                false);
        add(components, ALLOW, "The methods that the resource knows. / 该资源支持的方法。", text(), "GET, PATCH", false);
        add(components, AUTHENTICATE, "The scheme to authenticate by. / 认证方式。", text(), "Bearer", false);
        add(
                components,
                REPLAYED,
                "true where an earlier request with the same Idempotency-Key is answered again; absent otherwise."
                        + " / 为 true 时表示重复此前同一 Idempotency-Key 请求的答复；否则不出现。",
                text().addEnumeration("true"),
                "true",
                false);
    }

    private static void add(
            Components components, String name, String description, Schema schema, Object example, boolean always) {
        components.addHeader(
                componentOf(name),
                OASFactory.createHeader()
                        .description(description)
                        .required(always)
                        .schema(schema)
                        .example(example));
    }

    private static String componentOf(String name) {
        return name.replace("-", "");
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    static Header reference(String name) {
        return OASFactory.createHeader().ref(componentOf(name));
    }

    /** Of the operations' own answers; common ones are whole. */
    static void declare(OpenAPI document, IndexView index) {
        var headers = new AnswerHeaders(index);
        var methods = new ResourceMethods(index);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((httpMethod, operation) -> headers.declare(
                                operation,
                                methods.find(httpMethod.name(), path)
                                        .filter(method -> method.hasDeclaredAnnotation(STATUS))
                                        .isEmpty())));
    }

    /** @param leads whether the answer is made with more than a status, and so says where to read on */
    private void declare(Operation operation, boolean leads) {
        var repeatable = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> KEY.equals(parameter.getRef()));
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (response.getRef() != null) {
                return;
            }
            response.addHeader(TRACE_ID, reference(TRACE_ID));
            var succeeds = status.startsWith("2");
            if (status.equals("304") || (succeeds && isVersioned(response.getContent(), index))) {
                response.addHeader(ENTITY_TAG, reference(ENTITY_TAG));
            }
            if (leads && MADE_OR_TAKEN_ON.contains(status)) {
                response.addHeader(LOCATION, reference(LOCATION));
            }
            if (succeeds && FileBodies.holdsTable(response.getContent())) {
                response.addHeader(DISPOSITION, reference(DISPOSITION));
            }
            if (succeeds && repeatable) {
                response.addHeader(REPLAYED, reference(REPLAYED));
            }
        });
    }

    /** Whether what is answered carries its version. */
    static boolean isVersioned(@Nullable Content content, IndexView index) {
        if (content == null || content.getMediaTypes() == null) {
            return false;
        }
        return content.getMediaTypes().values().stream().anyMatch(media -> {
            var reference = media.getSchema() == null ? null : media.getSchema().getRef();
            return reference != null
                    && Schemas.classesCalled(index, reference.substring(SCHEMAS.length())).stream()
                            .map(name -> index.getClassByName(DotName.createSimple(name)))
                            .anyMatch(type ->
                                    type != null && type.interfaceNames().contains(VERSIONED));
        });
    }
}
