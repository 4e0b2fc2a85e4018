package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Scope;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Approves a proposed unit. */
@ApplicationScoped
class ApproveUnit {

    private final OrgUnits units;
    private final RecordUnit recordUnit;

    ApproveUnit(OrgUnits units, RecordUnit recordUnit) {
        this.units = units;
        this.recordUnit = recordUnit;
    }

    @Transactional
    OrgUnit handle(String code, String orderNumber, Scope scope, @Nullable Version expected) {
        return recordUnit.changed(units.lock(code, scope, expected).approved(), "unit-approved", orderNumber);
    }
}
