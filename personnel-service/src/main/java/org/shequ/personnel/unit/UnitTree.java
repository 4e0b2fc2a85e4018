package org.shequ.personnel.unit;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether a unit fits into the tree as it stands now. */
@ApplicationScoped
public class UnitTree {

    private final OrgUnits units;

    UnitTree(OrgUnits units) {
        this.units = units;
    }

    /** Refuses a unit that does not fit under its superior. */
    public void requireFits(OrgUnit unit) {
        String parentCode = unit.parentCode();
        OrgUnit parent = parentCode == null ? null : units.find(parentCode).orElse(null);
        ProblemException problem = ProblemException.of(CommonProblem.RULE_VIOLATED);
        UnitRules.broken(unit, parent).forEach(problem::with);
        if (!problem.violations().isEmpty()) {
            throw problem;
        }
    }

    /** Refuses a unit that begins under a code that another has. */
    public void requireNew(OrgUnit unit) {
        requireFits(unit);
        if (units.find(unit.code()).isPresent()) {
            throw ProblemException.of(PersonnelProblem.UNIT_EXISTS).figure("unitCode", unit.code());
        }
    }
}
