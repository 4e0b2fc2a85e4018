package org.shequ.personnel.person;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.shequ.contracts.problem.Problem;

import java.util.List;

/** Whatever is asked of a record that was united with another one is answered 410, with the one in which it goes on. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class MergedRecordsInDocument implements OASFilter {

    private static final String RECORD = "/people/{id}";
    private static final String GONE = "410";
    private static final String PROBLEM = "MergedRecordProblem";
    private static final String FIGURES = "MergedRecordFigures";
    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        describe(document.getComponents());
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.contains(RECORD)) {
                item.getOperations().values().forEach(MergedRecordsInDocument::addGone);
            }
        });
    }

    private static void describe(Components components) {
        components.addSchema(
                FIGURES,
                object().description("What became of the record. / 档案的去向。")
                        .required(List.of("mergedInto"))
                        .addProperty(
                                "mergedInto",
                                OASFactory.createSchema()
                                        .addType(Schema.SchemaType.STRING)
                                        .format("uuid")
                                        .description("Id of the record in which this one goes on. / 并入后的档案标识。")));
        components.addSchema(
                PROBLEM,
                OASFactory.createSchema()
                        .description("A problem of a record that was merged into another one. / 档案已并入其他档案时的问题说明。")
                        .allOf(List.of(
                                OASFactory.createSchema().ref(SCHEMAS + "Problem"),
                                object().required(List.of("figures"))
                                        .addProperty(
                                                "figures",
                                                OASFactory.createSchema().ref(SCHEMAS + FIGURES)))));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static void addGone(Operation operation) {
        if (operation.getResponses() != null && !operation.getResponses().hasAPIResponse(GONE)) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            GONE,
                            OASFactory.createAPIResponse()
                                    .description(
                                            "The record goes on in another one, named by mergedInto / 档案已并入 mergedInto 所指档案")
                                    .content(OASFactory.createContent()
                                            .addMediaType(
                                                    Problem.MEDIA_TYPE,
                                                    OASFactory.createMediaType()
                                                            .schema(OASFactory.createSchema()
                                                                    .ref(SCHEMAS + PROBLEM)))));
        }
    }
}
