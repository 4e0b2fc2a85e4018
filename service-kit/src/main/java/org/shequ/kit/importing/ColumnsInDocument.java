package org.shequ.kit.importing;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.importing.ImportHandler.Template;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes the declared columns of imports, and the names of their templates, into the OpenAPI document; a service extends it with
 * its own imports, and names the interface again: the framework looks for it on the class itself.
 */
public abstract class ColumnsInDocument implements OASFilter {

    private final Map<String, ImportTable> imports;
    private final List<Object> templates;

    /**
     * @param imports by operation id
     * @param templates of those that have one that is the same for everybody
     */
    protected ColumnsInDocument(Map<String, ImportTable> imports, Template... templates) {
        this.imports = Map.copyOf(imports);
        this.templates = Arrays.stream(templates)
                .map(Template::name)
                .map(Object.class::cast)
                .toList();
    }

    @Override
    public Operation filterOperation(Operation operation) {
        var table = imports.get(operation.getOperationId());
        if (table != null) {
            var said = operation.getDescription();
            operation.setDescription((said == null ? "" : said + "\n\n") + "Columns: " + table.description(Language.EN)
                    + "\n\n列：" + table.description(Language.ZH));
        }
        if (ImportTemplateResource.OPERATION.equals(operation.getOperationId()) && !templates.isEmpty()) {
            operation.getParameters().stream()
                    .filter(parameter -> ImportTemplateResource.NAME.equals(parameter.getName()))
                    .forEach(parameter -> parameter.getSchema().setEnumeration(templates));
        }
        return operation;
    }
}
