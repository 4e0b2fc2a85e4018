package org.shequ.assessment.standing;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.personnelfeed.Community;
import org.shequ.assessment.ranking.FrontPolicy;
import org.shequ.assessment.ranking.Place;
import org.shequ.assessment.ranking.RankedYear;
import org.shequ.assessment.result.FinalResult;
import org.shequ.assessment.result.Results;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.clock.BusinessClock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells whether a community stands in the front, and why. */
@ApplicationScoped
class JudgeStanding {

    private final Results results;
    private final FrontPolicies policies;
    private final BusinessClock clock;

    JudgeStanding(Results results, FrontPolicies policies, BusinessClock clock) {
        this.results = results;
        this.policies = policies;
        this.clock = clock;
    }

    /** One year as the policy sees it. */
    record JudgedYear(
            RankedYear year, boolean front, @Nullable FinalResult result) {}

    record Standing(
            Community community,
            FrontPolicyVersion adopted,
            FrontPolicy policy,
            int until,
            FrontPolicy.Verdict verdict,
            List<JudgedYear> years) {}

    /**
     * @param until the last year; the one before the present when null
     * @param span how many years; as the adopted policy says when null
     * @param alternative another policy than the adopted one
     */
    Standing handle(
            Community community, @Nullable Integer until, @Nullable Integer span, @Nullable FrontPolicy alternative) {
        FrontPolicyVersion adopted = policies.inForce(community.code(), clock.today());
        FrontPolicy policy = alternative == null ? adopted.policy() : alternative;
        int last = until == null ? clock.today().getYear() - 1 : until;
        int first = last - (span == null ? adopted.years() : span) + 1;
        Map<Integer, FinalResult> byYear = results.list(SubjectKind.COMMUNITY, community.code()).stream()
                .collect(Collectors.toMap(FinalResult::year, Function.identity()));
        List<JudgedYear> years = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            FinalResult result = byYear.get(year);
            RankedYear ranked = ranked(community, year, result == null ? null : result.place());
            years.add(new JudgedYear(ranked, policy.countsAsFront(ranked), result));
        }
        var verdict = policy.judge(years.stream().map(JudgedYear::year).toList());
        return new Standing(community, adopted, policy, last, verdict, years);
    }

    private static RankedYear ranked(Community community, int year, @Nullable Place place) {
        if (place != null) {
            return RankedYear.ranked(year, place);
        }
        return community.couldBeAssessedIn(year) ? RankedYear.noResult(year) : RankedYear.notYetAssessed(year);
    }
}
