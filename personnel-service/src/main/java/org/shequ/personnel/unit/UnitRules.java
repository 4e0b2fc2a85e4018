package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.problem.BilingualViolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a unit fits into the tree. Pure. */
public final class UnitRules {

    private static final int LONGEST_NAME = 100;

    private UnitRules() {}

    /** Every rule that the unit breaks; pointers name the field. */
    public static List<BilingualViolation> broken(OrgUnit unit, @Nullable OrgUnit parent) {
        List<BilingualViolation> broken = new ArrayList<>();
        boolean isCode = UnitCode.isCode(unit.code());
        if (!isCode) {
            broken.add(violation(
                    "/code",
                    "UNIT_CODE",
                    "must have 6, 9 or 12 digits, grids with a suffix",
                    "必须为 6、9 或 12 位数字，网格可带后缀"));
        }
        boolean fits = isCode && UnitCode.fits(unit.code(), unit.kind());
        if (isCode && !fits) {
            broken.add(violation("/kind", "KIND_FITS_CODE", "does not fit the length of the code", "与代码位数不符"));
        }
        if (unit.name().isEmpty() || unit.name().length() > LONGEST_NAME || !isPlain(unit.name())) {
            broken.add(violation(
                    "/name",
                    "NAME",
                    "must be 1 to " + LONGEST_NAME + " visible characters and not begin with = + - @",
                    "须为 1 至 " + LONGEST_NAME + " 个可见字符，且不得以 = + - @ 开头"));
        }
        if (fits && unit.kind() != UnitKind.DISTRICT) {
            underParent(unit, parent).ifPresent(broken::add);
        }
        return broken;
    }

    /** What stands against the parent; judged by kind and code, which must be right. */
    private static Optional<BilingualViolation> underParent(OrgUnit unit, @Nullable OrgUnit parent) {
        String parentCode = unit.parentCode();
        if (parentCode == null
                || !unit.code().startsWith(parentCode)
                || unit.code().equals(parentCode)) {
            return Optional.of(violation(
                    "/parentCode", "CODE_EXTENDS_PARENT", "must be the beginning of the unit's code", "必须是本单位代码的前几位"));
        }
        if (parent == null) {
            return Optional.of(violation("/parentCode", "PARENT_EXISTS", "there is no such unit", "上级单位不存在"));
        }
        if (!UnitCode.mayStandAbove(parent.kind(), unit.kind())) {
            return Optional.of(violation(
                    "/parentCode",
                    "PARENT_KIND",
                    "a " + parent.kind().en() + " cannot stand above a "
                            + unit.kind().en(),
                    parent.kind().zh() + "不能是" + unit.kind().zh() + "的上级"));
        }
        return parent.status().isOver() && unit.status() == UnitStatus.ACTIVE
                ? Optional.of(violation("/parentCode", "PARENT_ACTIVE", "exists no more", "上级单位已撤并"))
                : Optional.empty();
    }

    private static boolean isPlain(String name) {
        return "=+-@".indexOf(name.charAt(0)) < 0
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private static BilingualViolation violation(String pointer, String rule, String en, String zh) {
        return new BilingualViolation(pointer, rule, en, zh);
    }
}
