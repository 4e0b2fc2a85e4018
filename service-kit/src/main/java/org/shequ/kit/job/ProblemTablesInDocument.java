package org.shequ.kit.job;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.tabular.TabularMedia;

import java.util.List;

/** Says in the OpenAPI document that a job's problems are given as tables too: one operation, three media types. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemTablesInDocument implements OASFilter {

    @Override
    public @Nullable Operation filterOperation(Operation operation) {
        if ("listJobProblems".equals(operation.getOperationId())) {
            var answer = operation.getResponses().getAPIResponse("200");
            if (answer != null && answer.getContent() != null) {
                for (var media : List.of(TabularMedia.CSV, TabularMedia.XLSX)) {
                    answer.getContent()
                            .addMediaType(
                                    media,
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema()
                                                    .type(List.of(Schema.SchemaType.STRING))
                                                    .format("binary")));
                }
            }
        }
        return operation;
    }
}
