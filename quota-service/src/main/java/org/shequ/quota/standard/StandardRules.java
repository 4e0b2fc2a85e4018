package org.shequ.quota.standard;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.HouseholdBands;
import org.shequ.quota.apportionment.Rounding;

/** A standard as a whole: what no single field can show wrong. */
final class StandardRules {

    private static final int FINEST_SCALE = 4;

    private StandardRules() {}

    /** Throws with everything that is wrong at once. */
    static void requireConsistent(Standard standard) {
        var problem = ProblemException.of(CommonProblem.RULE_VIOLATED);
        if (standard.basis() == Basis.RESIDENTS) {
            residents(standard, problem);
        } else {
            households(standard, problem);
        }
        if (!problem.violations().isEmpty()) {
            throw problem;
        }
    }

    private static void residents(Standard standard, ProblemException problem) {
        var ratio = standard.ratioPer10000();
        if (ratio == null) {
            problem.violation("/ratioPer10000", "REQUIRED", "is required with basis RESIDENTS", "按人口配置须填比例");
        } else if (ratio.scale() > FINEST_SCALE) {
            problem.violation("/ratioPer10000", "SCALE", "must have at most four decimals", "最多四位小数");
        }
        if (!standard.bands().isEmpty()) {
            problem.violation("/bands", "BANDS_OF_HOUSEHOLDS", "go with basis HOUSEHOLDS only", "仅适用于按户数配置");
        }
        if (standard.floorPlacement() == FloorPlacement.INSIDE && standard.rounding() != Rounding.LARGEST_REMAINDER) {
            problem.violation(
                    "/floorPlacement",
                    "FLOOR_INSIDE_NEEDS_TOTAL",
                    "minimums lie inside a total only with rounding LARGEST_REMAINDER",
                    "只有最大余额法才有总数，可将最低配置计入总数之内");
        }
    }

    private static void households(Standard standard, ProblemException problem) {
        if (standard.ratioPer10000() != null) {
            problem.violation("/ratioPer10000", "RATIO_OF_RESIDENTS", "goes with basis RESIDENTS only", "仅适用于按人口配置");
        }
        if (standard.floorPlacement() == FloorPlacement.INSIDE) {
            problem.violation("/floorPlacement", "FLOOR_INSIDE_NEEDS_TOTAL", "bands have no total", "按户数配置没有总数");
        }
        var fault = HouseholdBands.fault(standard.bands());
        if (!fault.isEmpty()) {
            problem.violation(
                    "/bands",
                    fault,
                    "must begin at 0 households, ascend, and never give more households fewer places",
                    "须从 0 户起、逐档递增，且户数多者不得少于户数少者");
        }
    }
}
