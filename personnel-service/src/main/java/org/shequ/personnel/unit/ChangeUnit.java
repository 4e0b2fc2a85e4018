package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.vocabulary.UnitKind;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Proposes units and takes them through their life. */
@ApplicationScoped
public class ChangeUnit {

    private final OrgUnits units;
    private final UnitEvents events;
    private final AuditLog audit;

    public ChangeUnit(OrgUnits units, UnitEvents events, AuditLog audit) {
        this.units = units;
        this.events = events;
        this.audit = audit;
    }

    @Transactional
    public OrgUnit propose(OrgUnit unit, Scope scope) {
        scope.require(unit.code());
        String parentCode = unit.parentCode();
        OrgUnit parent = parentCode == null || unit.kind() == UnitKind.DISTRICT
                ? null
                : units.find(parentCode).orElse(null);
        UnitRules.broken(unit, parent).ifPresent(violation -> {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED).with(violation);
        });
        if (units.find(unit.code()).isPresent()) {
            throw ProblemException.of(PersonnelProblem.UNIT_EXISTS);
        }
        units.insert(List.of(unit));
        events.publish(List.of(unit));
        audit.append("unit-proposed", "unit", unit.code(), unit.code(), Map.of("name", unit.name()));
        return units.get(unit.code(), scope);
    }

    @Transactional
    public OrgUnit describe(
            String code,
            String name,
            @Nullable UrbanRuralClass urbanRuralClass,
            Scope scope,
            @Nullable Version expected) {
        return change(code, scope, expected, "unit-described", "", unit -> {
            OrgUnit described = unit.described(name, urbanRuralClass);
            String parentCode = described.parentCode();
            UnitRules.broken(
                            described,
                            parentCode == null ? null : units.find(parentCode).orElse(null))
                    .ifPresent(violation -> {
                        throw ProblemException.of(CommonProblem.RULE_VIOLATED).with(violation);
                    });
            return described;
        });
    }

    @Transactional
    public OrgUnit approve(String code, String orderNumber, Scope scope, @Nullable Version expected) {
        return change(code, scope, expected, "unit-approved", orderNumber, OrgUnit::approved);
    }

    @Transactional
    public OrgUnit activate(String code, LocalDate from, String orderNumber, Scope scope, @Nullable Version expected) {
        return change(code, scope, expected, "unit-activated", orderNumber, unit -> unit.activeFrom(from));
    }

    /** Only a unit without people and subordinate units can be dissolved. */
    @Transactional
    public OrgUnit dissolve(String code, LocalDate on, String orderNumber, Scope scope, @Nullable Version expected) {
        return change(code, scope, expected, "unit-dissolved", orderNumber, unit -> {
            OrgUnit dissolved = unit.dissolvedOn(on);
            OrgUnits.Dependents dependents = units.dependents(code, on);
            if (dependents.assignments() + dependents.units() > 0) {
                throw ProblemException.of(
                        PersonnelProblem.UNIT_IN_USE, code, dependents.assignments(), dependents.units());
            }
            return dissolved;
        });
    }

    private OrgUnit change(
            String code,
            Scope scope,
            @Nullable Version expected,
            String action,
            String orderNumber,
            UnaryOperator<OrgUnit> change) {
        OrgUnit changed = change.apply(units.lock(code, scope, expected));
        units.update(List.of(changed));
        events.publish(List.of(changed));
        audit.append(
                action, "unit", code, code, Map.of("status", changed.status().name(), "orderNumber", orderNumber));
        return units.get(code, scope);
    }
}
