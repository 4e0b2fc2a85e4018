package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Lets an approved unit begin. */
@ApplicationScoped
class ActivateUnit {

    private final OrgUnits units;
    private final RecordUnit recordUnit;

    ActivateUnit(OrgUnits units, RecordUnit recordUnit) {
        this.units = units;
        this.recordUnit = recordUnit;
    }

    @Transactional
    OrgUnit handle(String code, LocalDate from, String orderNumber, Scope scope, @Nullable Version expected) {
        return recordUnit.changed(units.lock(code, scope, expected).activeFrom(from), "unit-activated", orderNumber);
    }
}
