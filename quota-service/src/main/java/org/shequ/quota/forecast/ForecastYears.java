package org.shequ.quota.forecast;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.AllotmentPolicy;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.Community;
import org.shequ.quota.apportionment.PopulationTrend;
import org.shequ.quota.apportionment.PopulationTrend.Count;
import org.shequ.quota.standard.ApplyStandard;
import org.shequ.quota.standard.Standard;
import org.shequ.quota.standard.Standards;
import org.shequ.quota.unit.Units;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Forecasts: each community's residents grow by the district's rate, and the standard's own policy shares the places;
 * today's people leave on the day on which they reach the statutory age. Stores nothing.
 */
@ApplicationScoped
class ForecastYears {

    private final Database database;
    private final Units units;
    private final Standards standards;
    private final ApplyStandard applyStandard;
    private final RetirementPolicies policies;
    private final BusinessClock clock;
    private final Caller caller;

    ForecastYears(
            Database database,
            Units units,
            Standards standards,
            ApplyStandard applyStandard,
            RetirementPolicies policies,
            BusinessClock clock,
            Caller caller) {
        this.database = database;
        this.units = units;
        this.standards = standards;
        this.applyStandard = applyStandard;
        this.policies = policies;
        this.clock = clock;
        this.caller = caller;
    }

    ForecastView handle(String jurisdiction, UUID standardId, int years, @Nullable BigDecimal growth) {
        caller.scope().require(jurisdiction);
        var standard = standards.governing(jurisdiction, standardId, caller.scope());
        if (standard.basis() != Basis.RESIDENTS) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/query/standard", "RESIDENTS", "goes by residents only", "仅适用于按人口配置的标准");
        }
        var communities = units.countActiveCommunities(jurisdiction);
        var counts = counts(jurisdiction);
        if (communities == 0 || counts.isEmpty()) {
            throw ProblemException.of(QuotaProblem.POPULATION_MISSING, communities, clock.today());
        }
        var last = counts.getLast();
        var counted = applyStandard.counted(jurisdiction, last.on());
        var used = growth == null ? PopulationTrend.growthPercent(counts.getFirst(), last) : growth;
        var policy = policies.governing(jurisdiction, clock.today()).orElseGet(RetirementPolicies::national);
        var staff = staff(jurisdiction, policy);
        return new ForecastView(
                jurisdiction,
                standardId,
                last.on(),
                last.residents(),
                used,
                growth != null,
                staff.people(),
                staff.agesUnknown(),
                policy,
                years(years, standard, counted, last.on(), used, staff));
    }

    private List<ForecastView.Year> years(
            int years, Standard standard, List<Community> counted, LocalDate on, BigDecimal growth, Staff staff) {
        var forecast = new ArrayList<ForecastView.Year>();
        var policy = applyStandard.policy(standard);
        var thisYear = clock.today().getYear();
        var remaining = staff.people() - staff.retiredBefore(thisYear);
        for (int year = thisYear; year < thisYear + years; year++) {
            var grown = grown(counted, growth, year - on.getYear());
            var places = places(policy, grown);
            var retiring = staff.retiring().getOrDefault(year, 0L);
            remaining -= retiring;
            forecast.add(new ForecastView.Year(
                    year,
                    grown.stream().mapToLong(Community::population).sum(),
                    places,
                    retiring,
                    remaining,
                    places - remaining));
        }
        return forecast;
    }

    private static long places(AllotmentPolicy policy, List<Community> communities) {
        return policy.apportion(communities).total();
    }

    private static List<Community> grown(List<Community> communities, BigDecimal growth, int years) {
        return communities.stream()
                .map(community -> new Community(
                        community.code(), PopulationTrend.after(community.population(), growth, Math.max(0, years))))
                .toList();
    }

    /** The totals of those days on which as many were counted as on the latest, oldest first. */
    private List<Count> counts(String jurisdiction) {
        var range = CodeRange.under(jurisdiction);
        return database.list(
                """
                WITH days AS (SELECT p.counted_on, count(*) AS units, sum(p.urban_population)::bigint AS residents
                    FROM populations p JOIN units u ON u.code = p.unit_code AND u.status = 'ACTIVE'
                    WHERE p.unit_code >= ? AND p.unit_code < ? GROUP BY p.counted_on)
                SELECT counted_on, residents FROM days
                WHERE units = (SELECT units FROM days ORDER BY counted_on DESC LIMIT 1) ORDER BY counted_on""",
                row -> new Count(row.getDate("counted_on"), row.getLong("residents")),
                range.from(),
                range.below());
    }

    /**
     * Who counts now.
     *
     * @param retiring how many reach the age in each year
     */
    private record Staff(long people, long agesUnknown, Map<Integer, Long> retiring) {

        /** They are still here, and should not be. */
        long retiredBefore(int year) {
            return retiring.entrySet().stream()
                    .filter(entry -> entry.getKey() < year)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    private Staff staff(String jurisdiction, RetirementPolicyView policy) {
        var range = CodeRange.under(jurisdiction);
        var men = policy.men().age();
        var women = policy.women().age();
        Map<Integer, Long> retiring = new TreeMap<>();
        var known = new long[2];
        database.list(
                """
                SELECT p.sex, p.birth_date, count(*) AS n FROM careers c LEFT JOIN people p USING (person_id)
                WHERE c.counts AND c.unit_code >= ? AND c.unit_code < ? GROUP BY p.sex, p.birth_date""",
                row -> {
                    var birth = row.findDate("birth_date");
                    var n = row.getLong("n");
                    known[birth == null ? 1 : 0] += n;
                    if (birth != null) {
                        var age = "FEMALE".equals(row.findText("sex")) ? women : men;
                        retiring.merge(age.reachedBy(birth).getYear(), n, Long::sum);
                    }
                    return n;
                },
                range.from(),
                range.below());
        return new Staff(known[0] + known[1], known[1], retiring);
    }
}
