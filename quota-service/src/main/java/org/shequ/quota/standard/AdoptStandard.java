package org.shequ.quota.standard;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.Rounding;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A jurisdiction adopts a standard from a day on. */
@ApplicationScoped
class AdoptStandard {

    private final Standards standards;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    AdoptStandard(Standards standards, AuditLog audit, BusinessClock clock, Caller caller) {
        this.standards = standards;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Standard handle(StandardRequest request) {
        if (!caller.scope().covers(request.jurisdiction())) {
            throw ProblemException.of(CommonProblem.FORBIDDEN);
        }
        var standard = new Standard(
                Ids.next(),
                request.jurisdiction(),
                standards.nextNumber(request.jurisdiction()),
                request.ratioPer10000(),
                request.roundingOrStandard(),
                request.floorMinOrNone(),
                request.floorPlacementOrAbove(),
                request.reviewCycleOrStandard(),
                request.countingOrStandard(),
                request.effectiveFrom(),
                request.documentNumber(),
                clock.instant());
        requireConsistent(standard);
        standards.add(standard, caller.subject());
        audit.append(
                "standard-adopted",
                "standard",
                standard.id().toString(),
                Map.of(
                        "jurisdiction", standard.jurisdiction(),
                        "ratioPer10000", standard.ratioPer10000().toPlainString(),
                        "rounding", standard.rounding().name(),
                        "effectiveFrom", standard.effectiveFrom().toString(),
                        "documentNumber", standard.documentNumber()));
        return standard;
    }

    /** What no single field can show wrong. */
    private static void requireConsistent(Standard standard) {
        var problem = ProblemException.of(CommonProblem.RULE_VIOLATED);
        if (standard.floorPlacement() == FloorPlacement.INSIDE && standard.rounding() != Rounding.LARGEST_REMAINDER) {
            problem.violation(
                    "/floorPlacement",
                    "FLOOR_INSIDE_NEEDS_TOTAL",
                    "minimums lie inside a total only with rounding LARGEST_REMAINDER",
                    "只有最大余额法才有总数，可将最低配置计入总数之内");
        }
        if (standard.ratioPer10000().scale() > 4) {
            problem.violation("/ratioPer10000", "SCALE", "must have at most four decimals", "最多四位小数");
        }
        if (!problem.violations().isEmpty()) {
            throw problem;
        }
    }
}
