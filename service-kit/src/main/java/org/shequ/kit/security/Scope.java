package org.shequ.kit.security;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.regex.Pattern;

/**
 * The part of the map a caller may see: a unit and everything under it. Unit codes are hierarchical by prefix, so the
 * scope of a district is {@code unit_code LIKE '320613%'}; {@code *} is everything.
 */
public record Scope(String unitCode) {

    private static final Pattern FORM = Pattern.compile("\\*|[0-9]{2,12}[0-9A-Za-z-]{0,20}");

    /** Everything; made after the pattern that its constructor checks with. */
    public static final Scope ALL = new Scope("*");

    public Scope {
        if (!isScope(unitCode)) {
            throw new IllegalArgumentException("Not a data scope");
        }
    }

    public static boolean isScope(@Nullable String text) {
        return text != null && FORM.matcher(text).matches();
    }

    public boolean all() {
        return unitCode.equals("*");
    }

    /** What every unit code inside begins with: empty for everything. Safe in a LIKE pattern. */
    public String prefix() {
        return all() ? "" : unitCode;
    }

    public boolean covers(@Nullable String code) {
        return all() || (code != null && code.startsWith(unitCode));
    }

    /** Whether any part of the subtree under {@code code} lies inside, or the other way round. */
    public boolean touches(String code) {
        return covers(code) || unitCode.startsWith(code);
    }

    /** Out of scope is answered like absent: even existence is not disclosed. */
    public void require(@Nullable String code) {
        if (!covers(code)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
    }

    /**
     * For what the caller itself names and decides about: 403 with the scope that it would take.
     *
     * @param code a unit, or {@code *} for what concerns everybody
     */
    public void requireOver(String code) {
        if (!covers(code)) {
            throw Forbidden.scope(code);
        }
    }
}
