package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.vocabulary.Period;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import java.time.LocalDate;
import java.util.List;

/**
 * A unit of the tree as it stands. It guards its own steps: each gives the unit as it is afterwards, of the next version. Units
 * are written in sets, by imports and reorganisations as by a single command.
 *
 * @param parentCode of a district: its superior, which lies outside the tree
 * @param validTo exclusive; absent while the unit lasts
 */
public record OrgUnit(
        String code,
        String name,
        UnitKind kind,
        @Nullable String parentCode,
        UnitStatus status,
        @Nullable UrbanRuralClass urbanRuralClass,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        long version) {

    OrgUnit approved() {
        return new OrgUnit(
                code,
                name,
                kind,
                parentCode,
                UnitLifecycle.APPROVE.take(status),
                urbanRuralClass,
                validFrom,
                validTo,
                version + 1);
    }

    OrgUnit activeFrom(LocalDate day) {
        return new OrgUnit(
                code,
                name,
                kind,
                parentCode,
                UnitLifecycle.ACTIVATE.take(status),
                urbanRuralClass,
                day,
                validTo,
                version + 1);
    }

    OrgUnit dissolvedOn(LocalDate day) {
        return overOn(day, UnitLifecycle.DISSOLVE);
    }

    /** The unit as it ends on the day, in one of the ways in which units end. */
    public OrgUnit overOn(LocalDate day, Step<UnitStatus> end) {
        UnitStatus over = end.take(status);
        if (!day.isAfter(validFrom)) {
            throw ProblemException.of(PersonnelProblem.END_NOT_AFTER_START, validFrom, day);
        }
        return new OrgUnit(code, name, kind, parentCode, over, urbanRuralClass, validFrom, day, version + 1);
    }

    OrgUnit described(String newName, @Nullable UrbanRuralClass newClass) {
        return new OrgUnit(code, newName, kind, parentCode, status, newClass, validFrom, validTo, version + 1);
    }

    /** A post may be held in the period: the unit lasts, or the post ends no later than the unit did. */
    public boolean accepts(Period held) {
        LocalDate postEnds = held.to();
        return status == UnitStatus.ACTIVE || (validTo != null && postEnds != null && !postEnds.isAfter(validTo));
    }

    /** @param successors what the unit became, where it was merged or split */
    UnitChanged changed(@Nullable List<UnitSuccessor> successors) {
        return new UnitChanged(
                code,
                name,
                kind,
                parentCode,
                status,
                urbanRuralClass == null ? null : urbanRuralClass.code(),
                validFrom,
                validTo,
                successors);
    }
}
