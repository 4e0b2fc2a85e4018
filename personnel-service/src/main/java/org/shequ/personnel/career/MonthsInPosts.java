package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.policy.Policies;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Periods of posts as callers state them, by days or by months, in the days that the policy on tenure counts. */
@ApplicationScoped
class MonthsInPosts {

    private final Policies policies;
    private final BusinessClock clock;

    MonthsInPosts(Policies policies, BusinessClock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    Function<String, TenurePolicy> everywhere() {
        var all = policies.everywhere(TenurePolicyForm.NAME, clock.today(), TenurePolicy.class);
        return unitCode -> all.around(unitCode).definition();
    }

    /** When something changes: on a day, the first without what was before, or within a month of which nothing more is known. */
    record Change(@Nullable LocalDate on, @Nullable YearMonth month) {

        Change {
            if ((on == null) == (month == null)) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/on", "DAY_OR_MONTH", "either on or onMonth is needed", "on 与 onMonth 须填且只填一项");
            }
        }
    }

    Assignment end(Career career, UUID assignmentId, Change end, String reason, String orderNumber) {
        YearMonth month = end.month();
        return month == null
                ? career.end(assignmentId, Objects.requireNonNull(end.on()), reason, orderNumber)
                : career.endWithin(assignmentId, month, post -> left(post, month), reason, orderNumber);
    }

    /** From a change on, in a unit. */
    Period since(String unitCode, Change begin) {
        return counted(unitCode, new TenurePolicy.Stated(begin.on(), begin.month(), null, null));
    }

    private @Nullable Period left(Assignment post, YearMonth month) {
        Period held = post.held();
        return policies.get(TenurePolicyForm.NAME, post.unitCode(), clock.today(), TenurePolicy.class)
                .definition()
                .counted(new TenurePolicy.Stated(
                        held.fromMonth() == null ? held.from() : null, held.fromMonth(), null, month));
    }

    Period counted(String unitCode, TenurePolicy.Stated stated) {
        ProblemException problem = ProblemException.of(CommonProblem.RULE_VIOLATED);
        if ((stated.from() == null) == (stated.fromMonth() == null)) {
            problem.violation(
                    "/from", "DAY_OR_MONTH", "either from or fromMonth is needed", "from 与 fromMonth 须填且只填一项");
        }
        if (stated.to() != null && stated.toMonth() != null) {
            problem.violation("/to", "DAY_OR_MONTH", "either to or toMonth can be given", "to 与 toMonth 只能填一项");
        }
        if (!problem.violations().isEmpty()) {
            throw problem;
        }
        Period held = policies.get(TenurePolicyForm.NAME, unitCode, clock.today(), TenurePolicy.class)
                .definition()
                .counted(stated);
        if (held == null) {
            throw problem.violation(
                    stated.to() == null ? "/toMonth" : "/to", "AFTER_FROM", "must be after from", "须晚于开始日期");
        }
        return held;
    }
}
