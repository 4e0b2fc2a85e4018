package org.shequ.selection.application;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.shequ.kit.importing.ColumnsInDocument;

import java.util.Map;

/** Says in the OpenAPI document which columns the import of registrations reads. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RegistrationImportInDocument extends ColumnsInDocument implements OASFilter {

    public RegistrationImportInDocument() {
        super(Map.of("importRegistrations", RegistrationRow.TABLE), RegistrationImport.TEMPLATE);
    }
}
