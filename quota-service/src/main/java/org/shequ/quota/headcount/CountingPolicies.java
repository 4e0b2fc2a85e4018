package org.shequ.quota.headcount;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonStatus;
import org.shequ.quota.counting.CountingPolicy;
import org.shequ.quota.counting.Verdict;
import org.shequ.quota.standard.Standards;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The counting policies in force on one day; of several that govern a unit, the nearest jurisdiction's holds. */
final class CountingPolicies {

    private final List<Standards.Counting> nearestFirst;

    CountingPolicies(List<Standards.Counting> inForce) {
        this.nearestFirst = inForce.stream()
                .sorted(Comparator.comparingInt((Standards.Counting counting) ->
                        -counting.jurisdiction().length()))
                .toList();
    }

    Verdict judge(CareerChanged career, @Nullable PersonStatus status, LocalDate day) {
        var first = CountingPolicy.STANDARD.judge(career, status, day);
        var policy = of(first.unitCode());
        return policy.equals(CountingPolicy.STANDARD) ? first : policy.judge(career, status, day);
    }

    private CountingPolicy of(@Nullable String unit) {
        return nearestFirst.stream()
                .filter(counting -> unit != null && unit.startsWith(counting.jurisdiction()))
                .findFirst()
                .map(Standards.Counting::policy)
                .orElse(CountingPolicy.STANDARD);
    }
}
