package org.shequ.kit.importing;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.shequ.kit.problem.Language;

import java.util.Map;

/**
 * Writes the declared columns of imports into the OpenAPI document; a service extends it with its own imports, and names the
 * interface again: the framework looks for it on the class itself.
 */
public abstract class ColumnsInDocument implements OASFilter {

    private final Map<String, ImportTable> imports;

    /** @param imports by operation id */
    protected ColumnsInDocument(Map<String, ImportTable> imports) {
        this.imports = Map.copyOf(imports);
    }

    @Override
    public Operation filterOperation(Operation operation) {
        var table = imports.get(operation.getOperationId());
        if (table != null) {
            var said = operation.getDescription();
            operation.setDescription((said == null ? "" : said + "\n\n") + "Columns: " + table.description(Language.EN)
                    + "\n\n列：" + table.description(Language.ZH));
        }
        return operation;
    }
}
