package org.shequ.quota.population;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.shequ.kit.importing.ColumnsInDocument;

import java.util.Map;

/** Says in the OpenAPI document which columns the import of populations reads. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PopulationImportInDocument extends ColumnsInDocument implements OASFilter {

    public PopulationImportInDocument() {
        super(Map.of("importPopulations", PopulationImport.TABLE), PopulationImport.TEMPLATE);
    }
}
