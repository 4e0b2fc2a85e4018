package org.shequ.selection.examination;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.shequ.kit.importing.ColumnsInDocument;

import java.util.Map;

/** Says in the OpenAPI document which columns the import of scores reads. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ScoreImportInDocument extends ColumnsInDocument implements OASFilter {

    public ScoreImportInDocument() {
        super(Map.of("importScores", ScoreRow.TABLE));
    }
}
