package org.shequ.selection.stage;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.shequ.kit.importing.ColumnsInDocument;

import java.util.Map;

/** Says in the OpenAPI document which columns the import of outcomes reads. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OutcomeImportInDocument extends ColumnsInDocument implements OASFilter {

    public OutcomeImportInDocument() {
        super(Map.of("importOutcomes", OutcomeRow.TABLE));
    }
}
