package org.shequ.assessment.sheet;

import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.importing.ImportTemplate;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Tables of sheets to be filled in: one row per subject that the caller may judge. */
@ApplicationScoped
class SheetTemplates {

    private final Cycles cycles;
    private final Schemes schemes;
    private final Sheets sheets;

    SheetTemplates(Cycles cycles, Schemes schemes, Sheets sheets) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.sheets = sheets;
    }

    ImportTemplate of(UUID cycleId, Scope scope) {
        Cycle cycle = cycles.get(cycleId, scope);
        SheetTable columns =
                new SheetTable(schemes.get(cycle.schemeId(), Scope.ALL).content());
        List<List<String>> subjects =
                sheets.subjects(cycle, scope).stream().map(List::of).toList();
        return ImportTemplate.of(columns.table()).begun(subjects);
    }
}
