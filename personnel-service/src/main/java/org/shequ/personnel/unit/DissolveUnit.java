package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Dissolves a unit without people and subordinate units. */
@ApplicationScoped
class DissolveUnit {

    private final OrgUnits units;
    private final RecordUnit recordUnit;

    DissolveUnit(OrgUnits units, RecordUnit recordUnit) {
        this.units = units;
        this.recordUnit = recordUnit;
    }

    @Transactional
    OrgUnit handle(String code, LocalDate on, String orderNumber, Scope scope, @Nullable Version expected) {
        OrgUnit dissolved = units.lock(code, scope, expected).dissolvedOn(on);
        OrgUnits.Dependents dependents = units.dependents(code, on);
        if (dependents.assignments() + dependents.units() > 0) {
            throw ProblemException.of(PersonnelProblem.UNIT_IN_USE, code, dependents.assignments(), dependents.units());
        }
        return recordUnit.changed(dissolved, "unit-dissolved", orderNumber);
    }
}
