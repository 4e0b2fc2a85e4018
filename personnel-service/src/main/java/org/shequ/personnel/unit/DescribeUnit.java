package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Changes what a unit is called and how it is classed; that is no step of its life. */
@ApplicationScoped
class DescribeUnit {

    private final UnitTree tree;
    private final OrgUnits units;
    private final RecordUnit recordUnit;

    DescribeUnit(UnitTree tree, OrgUnits units, RecordUnit recordUnit) {
        this.tree = tree;
        this.units = units;
        this.recordUnit = recordUnit;
    }

    @Transactional
    OrgUnit handle(
            String code,
            String name,
            @Nullable UrbanRuralClass urbanRuralClass,
            Scope scope,
            @Nullable Version expected) {
        OrgUnit described = units.lock(code, scope, expected).described(name, urbanRuralClass);
        tree.requireFits(described);
        return recordUnit.changed(described, "unit-described", "");
    }
}
