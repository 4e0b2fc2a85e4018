package org.shequ.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/**
 * What goes over the wire, as generators of clients must know it to lose nothing: files as bytes, numbers with their
 * digits, patches by their fields, lists by their sorts, answers with their headers,
 * events by their types.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = WireForms.BEFORE_NAMES)
public class WireForms implements OASFilter {

    /** Others have described their operations by now, and the types still bear the names of their classes. */
    static final int BEFORE_NAMES = Names.LAST + 1;

    private final IndexView index;

    public WireForms(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        FileBodies.describe(document);
        MergePatches.describe(document);
        Sorts.describe(document, index);
        AnswerHeaders.declare(document, index);
        FeedSchemas.describe(document, index);
        SchemaReach.everySchema(document).forEach(WireForms::keepDigits);
        Schemas.removeUnused(document);
    }

    /** Without a format some generators take a number for one of 32 bits, which turns 9999.1234 into 9999.123. */
    private static void keepDigits(Schema schema) {
        var types = schema.getType();
        if (types != null && types.contains(Schema.SchemaType.NUMBER) && schema.getFormat() == null) {
            schema.setFormat("double");
        }
    }
}
