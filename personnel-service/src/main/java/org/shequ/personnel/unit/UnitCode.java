package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.kit.problem.ProblemException;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statistical codes (统计用区划代码): 6, 9 or 12 digits; grids add their own suffix to a community's 12. */
public final class UnitCode {

    private static final Pattern FORM = Pattern.compile("[0-9]{6}([0-9]{3}([0-9]{3}[0-9A-Za-z-]{0,20})?)?");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,12}[0-9A-Za-z-]{0,20}");
    private static final int DISTRICT = 6;
    private static final int SUBDISTRICT = 9;
    private static final int COMMUNITY = 12;

    private UnitCode() {}

    public static boolean isCode(String text) {
        return FORM.matcher(text).matches();
    }

    /** A kind that fits the code: of those that do, it stands for all when the tree alone is asked. */
    static UnitKind kindOf(String code) {
        return Stream.of(UnitKind.DISTRICT, UnitKind.SUBDISTRICT, UnitKind.COMMUNITY)
                .filter(kind -> fits(code, kind))
                .findFirst()
                .orElse(UnitKind.GRID);
    }

    /** Whether the code has the length that its kind asks for. */
    public static boolean fits(String code, UnitKind kind) {
        return switch (kind) {
            case DISTRICT -> code.length() == DISTRICT;
            case SUBDISTRICT -> code.length() == SUBDISTRICT;
            case COMMUNITY, VILLAGE, VIRTUAL -> code.length() == COMMUNITY;
            case GRID -> code.length() > COMMUNITY;
        };
    }

    /** The kind of unit that may stand directly above. */
    public static boolean mayStandAbove(UnitKind parent, UnitKind child) {
        return switch (child) {
            case DISTRICT -> false;
            case SUBDISTRICT -> parent == UnitKind.DISTRICT;
            case COMMUNITY, VILLAGE, VIRTUAL -> parent == UnitKind.SUBDISTRICT;
            case GRID -> parent == UnitKind.COMMUNITY || parent == UnitKind.VILLAGE || parent == UnitKind.GRID;
        };
    }

    /** The community of a grid; other codes name themselves. */
    public static String community(String code) {
        return code.length() > COMMUNITY ? code.substring(0, COMMUNITY) : code;
    }

    /** The subtree named by a query parameter; a missing one names everything. */
    public static String subtree(@Nullable String unit) {
        if (unit == null) {
            return "";
        }
        if (!PREFIX.matcher(unit).matches()) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                    .violation("/query/unit", "UNIT_CODE", "must be a unit code or its beginning", "必须是区划代码或其前几位");
        }
        return unit;
    }
}
