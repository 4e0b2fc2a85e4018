package org.shequ.personnel.person;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** Whatever is asked of a record that was united with another one is answered 410, with the one in which it goes on. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class MergedRecordsInDocument implements OASFilter {

    private static final String RECORD = "/people/{id}";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.contains(RECORD)) {
                item.getOperations().values().forEach(MergedRecordsInDocument::addGone);
            }
        });
    }

    private static void addGone(Operation operation) {
        if (operation.getResponses() != null && !operation.getResponses().hasAPIResponse("410")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "410",
                            OASFactory.createAPIResponse()
                                    .description(
                                            "The record goes on in another one, named by mergedInto / 档案已并入 mergedInto 所指档案")
                                    .content(OASFactory.createContent()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    OASFactory.createMediaType()
                                                            .schema(OASFactory.createSchema()
                                                                    .ref("#/components/schemas/Problem")))));
        }
    }
}
