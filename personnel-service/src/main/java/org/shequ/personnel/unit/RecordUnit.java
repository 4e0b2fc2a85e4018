package org.shequ.personnel.unit;

import org.shequ.kit.audit.AuditLog;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes a unit that has taken a step, with what follows: the event and the audit entry. In the caller's transaction. */
@ApplicationScoped
class RecordUnit {

    private final OrgUnits units;
    private final UnitEvents events;
    private final AuditLog audit;

    RecordUnit(OrgUnits units, UnitEvents events, AuditLog audit) {
        this.units = units;
        this.events = events;
        this.audit = audit;
    }

    /** @param action in the past tense, for the audit log: {@code unit-approved} */
    OrgUnit changed(OrgUnit unit, String action, String orderNumber) {
        units.update(List.of(unit));
        events.publish(List.of(unit));
        audit.append(
                action,
                "unit",
                unit.code(),
                unit.code(),
                Map.of("status", unit.status().name(), "orderNumber", orderNumber));
        return unit;
    }
}
