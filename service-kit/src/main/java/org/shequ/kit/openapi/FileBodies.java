package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.tabular.TabularMedia;

import java.util.LinkedHashMap;

/**
 * Describes every file in one way, sent or answered: bytes ({@code format: binary}, which generators of clients take for a
 * file), a CSV with its charset, because a client that is left to guess sends Chinese in another one.
 */
final class FileBodies {

    private static final String CSV = TabularMedia.CSV + "; charset=utf-8";

    private FileBodies() {}

    static void describe(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(FileBodies::describe));
    }

    private static void describe(Operation operation) {
        if (operation.getRequestBody() != null) {
            describe(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> describe(response.getContent()));
    }

    private static void describe(@Nullable Content content) {
        if (content == null || !holdsTable(content)) {
            return;
        }
        var described = new LinkedHashMap<String, MediaType>();
        content.getMediaTypes().forEach((name, media) -> {
            if (isTable(name)) {
                media.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .format("binary"));
            }
            described.put(name.equals(TabularMedia.CSV) ? CSV : name, media);
        });
        content.setMediaTypes(described);
    }

    /** Whether a table is among what may be sent or answered. */
    static boolean holdsTable(@Nullable Content content) {
        return content != null
                && content.getMediaTypes() != null
                && content.getMediaTypes().keySet().stream().anyMatch(FileBodies::isTable);
    }

    private static boolean isTable(String media) {
        return media.startsWith(TabularMedia.CSV) || media.equals(TabularMedia.XLSX);
    }
}
