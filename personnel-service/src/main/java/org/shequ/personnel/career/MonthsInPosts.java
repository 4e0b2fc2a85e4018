package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.Leaving;
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
        return policies.get(TenurePolicyForm.NAME, post.unitCode(), clock.today(), TenurePolicy.class)
                .definition()
                .endedWithin(post.held(), month);
    }

    /**
     * Ends everything with the service.
     *
     * @param tenure the policy by unit's code
     * @param scopeCode by whose policy an identity and the reserve end, which are held in no unit
     */
    void leave(Career career, Leaving leaving, Function<String, TenurePolicy> tenure, String scopeCode, String reason) {
        YearMonth month = leaving.month();
        if (month == null) {
            career.leave(Objects.requireNonNull(leaving.on()), reason, null);
        } else {
            career.leaveWithin(
                    post -> served(tenure.apply(post.unitCode()), post.held(), month),
                    held -> served(tenure.apply(scopeCode), held, month),
                    reason);
        }
    }

    /** Whoever has left served no longer than to this day, even where the month goes on. */
    private @Nullable Period served(TenurePolicy policy, Period held, YearMonth month) {
        LocalDate tomorrow = clock.today().plusDays(1);
        Period left = policy.endedWithin(held, month);
        if (left == null || !left.endsAfter(tomorrow)) {
            return left;
        }
        return left.from().isBefore(tomorrow) ? new Period(left.from(), tomorrow, left.fromMonth(), month) : null;
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
