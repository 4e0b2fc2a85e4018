package org.shequ.assessment.result;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.shequ.kit.importing.ColumnsInDocument;

import java.util.Map;

/** Says in the OpenAPI document which columns each import of results reads. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ResultImportsInDocument extends ColumnsInDocument implements OASFilter {

    public ResultImportsInDocument() {
        super(
                Map.of(
                        "importCommunityResults",
                        CommunityResultImport.TABLE,
                        "importPersonResults",
                        PersonResultImport.TABLE),
                CommunityResultImport.TEMPLATE,
                PersonResultImport.TEMPLATE);
    }
}
