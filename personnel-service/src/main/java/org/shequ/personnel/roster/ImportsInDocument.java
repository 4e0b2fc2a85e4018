package org.shequ.personnel.roster;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.shequ.kit.importing.ColumnsInDocument;
import org.shequ.personnel.career.AssignmentImport;
import org.shequ.personnel.career.PostRow;
import org.shequ.personnel.person.PersonImport;
import org.shequ.personnel.person.PersonRow;
import org.shequ.personnel.unit.UnitImport;

import java.util.Map;

/** Says in the OpenAPI document which columns each import reads. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ImportsInDocument extends ColumnsInDocument implements OASFilter {

    public ImportsInDocument() {
        super(
                Map.of(
                        "importUnits",
                        UnitImport.TABLE,
                        "importPeople",
                        PersonRow.TABLE,
                        "importAssignments",
                        PostRow.TABLE),
                UnitImport.TEMPLATE,
                PersonImport.TEMPLATE,
                AssignmentImport.TEMPLATE);
    }
}
