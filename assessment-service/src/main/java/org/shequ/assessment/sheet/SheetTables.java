package org.shequ.assessment.sheet;

import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.importing.ImportTemplate;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The tables in which sheets of a cycle come: empty, begun, or read again. */
@ApplicationScoped
class SheetTables {

    private final Cycles cycles;
    private final Schemes schemes;
    private final Sheets sheets;

    SheetTables(Cycles cycles, Schemes schemes, Sheets sheets) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.sheets = sheets;
    }

    /** The columns by the cycle's scheme. In a transaction of its own, as jobs read outside of any. */
    @Transactional
    SheetTable columns(UUID cycleId, Scope scope) {
        return new SheetTable(schemes.content(cycles.get(cycleId, scope).schemeId()));
    }

    /** To be filled in: one row per subject that the caller may judge. */
    @Transactional
    ImportTemplate template(UUID cycleId, Scope scope) {
        List<List<String>> subjects = sheets.subjects(cycles.get(cycleId, scope), scope);
        return ImportTemplate.of(columns(cycleId, scope).table()).begun(subjects);
    }
}
