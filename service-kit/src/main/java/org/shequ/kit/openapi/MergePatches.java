package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.shequ.kit.json.MergePatch;

import java.util.Objects;

/**
 * Gives every resource that takes merge patches a schema of its own, made of what the body names as its whole: the same
 * fields, none of them needed, and null where it may be cleared. A client then sends the null that it is given.
 */
final class MergePatches {

    private static final String PREFIX = "#/components/schemas/";
    private static final String SAID =
            "JSON Merge Patch (RFC 7396): what is absent stays, null clears. / JSON 合并补丁（RFC 7396）：未出现的字段保持不变，null 为清除。";

    private MergePatches() {}

    static void describe(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(operation -> describe(document, operation)));
    }

    private static void describe(OpenAPI document, Operation operation) {
        var body = operation.getRequestBody();
        var media = body == null || body.getContent() == null
                ? null
                : body.getContent().getMediaType(MergePatch.MEDIA_TYPE);
        if (media == null) {
            return;
        }
        var schemas = document.getComponents().getSchemas();
        var whole = Objects.requireNonNull(
                schemas.get(nameIn(media)), "no fields for the patch of " + operation.getOperationId());
        if (whole.getProperties() == null) {
            throw new IllegalStateException("@RequestBody does not say what is patched: " + operation.getOperationId());
        }
        var answer = operation
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaTypes()
                .values()
                .iterator();
        var name = nameIn(answer.next()).replaceFirst("View$", "") + "Patch";
        document.getComponents()
                .addSchema(
                        name,
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.OBJECT)
                                .description(SAID)
                                .properties(whole.getProperties()));
        media.setSchema(OASFactory.createSchema().ref(PREFIX + name));
    }

    private static String nameIn(MediaType media) {
        var reference = media.getSchema() == null ? null : media.getSchema().getRef();
        return reference == null ? "" : reference.substring(PREFIX.length());
    }
}
