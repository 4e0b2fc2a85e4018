package org.shequ.personnel.unit;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Proposes a unit that is to be. */
@ApplicationScoped
class ProposeUnit {

    private final UnitTree tree;
    private final OrgUnits units;
    private final UnitEvents events;
    private final AuditLog audit;

    ProposeUnit(UnitTree tree, OrgUnits units, UnitEvents events, AuditLog audit) {
        this.tree = tree;
        this.units = units;
        this.events = events;
        this.audit = audit;
    }

    @Transactional
    OrgUnit handle(OrgUnit unit, Scope scope) {
        scope.require(unit.code());
        tree.requireNew(unit);
        units.insert(List.of(unit));
        events.publish(List.of(unit));
        audit.append("unit-proposed", "unit", unit.code(), unit.code(), Map.of("name", unit.name()));
        return unit;
    }
}
