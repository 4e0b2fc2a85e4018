package org.shequ.quota.headcount;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.quota.counting.CountingPolicy;
import org.shequ.quota.counting.Stays;
import org.shequ.quota.counting.Verdict;
import org.shequ.quota.standard.Standards;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The counting policies; of several that govern a unit on a day, the nearest jurisdiction's latest holds. */
final class CountingPolicies {

    private final List<Standards.Counting> nearestFirst;

    CountingPolicies(List<Standards.Counting> adopted) {
        this.nearestFirst = adopted.stream()
                .sorted(Comparator.comparingInt((Standards.Counting counting) ->
                                -counting.jurisdiction().length())
                        .thenComparing(Standards.Counting::from, Comparator.reverseOrder()))
                .toList();
    }

    Verdict judge(CareerChanged career, @Nullable PersonStatus status, LocalDate day) {
        var first = CountingPolicy.STANDARD.judge(career, status, day);
        var policy = of(first.unitCode(), day);
        return policy.equals(CountingPolicy.STANDARD) ? first : policy.judge(career, status, day);
    }

    /** Where the person has counted until today; whoever leaves the service ends a stay by the end of the post. */
    Stays stays(CareerChanged career, LocalDate today) {
        var bounds = CountingPolicy.bounds(career);
        nearestFirst.forEach(counting -> bounds.add(counting.from()));
        return Stays.of(bounds, today, day -> judge(career, null, day).community());
    }

    private CountingPolicy of(@Nullable String unit, LocalDate day) {
        return nearestFirst.stream()
                .filter(counting -> unit != null && unit.startsWith(counting.jurisdiction()))
                .filter(counting -> !counting.from().isAfter(day))
                .findFirst()
                .map(Standards.Counting::policy)
                .orElse(CountingPolicy.STANDARD);
    }
}
