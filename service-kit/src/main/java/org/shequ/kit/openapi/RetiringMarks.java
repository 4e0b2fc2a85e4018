package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** Marks an operation that will go away, and declares the headers by which its own answers say so. */
final class RetiringMarks {

    private static final DotName RETIRING = DotName.createSimple("org.shequ.kit.evolution.Retiring");

    private RetiringMarks() {}

    static void describe(Operation operation, MethodInfo method) {
        var mark = method.declaredAnnotation(RETIRING);
        if (mark == null) {
            return;
        }
        var since = mark.value("since").asString();
        var end = mark.value("on").asString();
        operation.setDeprecated(true);
        operation.addExtension("x-sunset", end);
        operation.setDescription((operation.getDescription() == null ? "" : operation.getDescription() + "\n\n")
                + "Deprecated since " + since + "; ends on " + end + ". / 自 " + since + " 起弃用，" + end + " 停止服务。");
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getRef() == null)
                .forEach(response -> response.addHeader(
                                "Deprecation",
                                header(
                                        "Since when the operation is deprecated (RFC 9745). / 弃用时刻（RFC 9745）。",
                                        "@1782835200"))
                        .addHeader(
                                "Sunset",
                                header(
                                        "When the operation ends (RFC 8594). / 停止服务时刻（RFC 8594）。",
                                        "Wed, 30 Jun 2027 16:00:00 GMT"))
                        .addHeader(
                                "Link",
                                header(
                                        "What takes its place, where something does. / 替代操作，有则给出。",
                                        "</quota/v1/places>; rel=\"successor-version\"")));
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .required(false)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .example(example);
    }
}
