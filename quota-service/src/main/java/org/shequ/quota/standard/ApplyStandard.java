package org.shequ.quota.standard;

import org.shequ.kit.problem.ProblemException;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.AllotmentPolicy;
import org.shequ.quota.apportionment.Apportionment;
import org.shequ.quota.apportionment.ApportionmentRule;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.Community;
import org.shequ.quota.apportionment.FloorsExceedTotalException;
import org.shequ.quota.population.Populations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Applies a standard to communities and what was counted in them; changes nothing. */
@ApplicationScoped
public class ApplyStandard {

    private static final int MOST_NAMED = 20;

    private final Populations populations;
    private final ApportionmentRule rule;

    ApplyStandard(Populations populations, ApportionmentRule rule) {
        this.populations = populations;
        this.rule = rule;
    }

    /**
     * The communities in force with what was counted in them, by code. A community without a figure stops it; a village
     * without one has no urban residents.
     */
    @Transactional
    public List<Community> counted(String jurisdiction, LocalDate date) {
        List<Community> counted = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        populations.eachCounted(date, jurisdiction, each -> {
            var residents = each.counted();
            if (residents != null) {
                counted.add(new Community(each.code(), residents, each.households()));
            } else if (each.village()) {
                counted.add(new Community(each.code(), 0, 0L));
            } else {
                missing.add(each.code());
            }
        });
        refuse(QuotaProblem.POPULATION_MISSING, date, missing);
        if (counted.isEmpty()) {
            throw ProblemException.of(QuotaProblem.NO_COMMUNITIES, jurisdiction);
        }
        return counted;
    }

    public AllotmentPolicy policy(Standard standard) {
        return standard.policy(rule);
    }

    /** @param date when the communities were counted, for the refusal */
    public Apportionment apportion(Standard standard, List<Community> communities, LocalDate date) {
        if (standard.basis() == Basis.HOUSEHOLDS) {
            refuse(
                    QuotaProblem.HOUSEHOLDS_MISSING,
                    date,
                    communities.stream()
                            .filter(community -> community.households() == null)
                            .map(Community::code)
                            .toList());
        }
        try {
            return policy(standard).apportion(communities);
        } catch (FloorsExceedTotalException refused) {
            throw ProblemException.of(QuotaProblem.FLOORS_EXCEED_TOTAL, refused.floors(), refused.total())
                    .figure("floors", refused.floors())
                    .figure("total", refused.total());
        }
    }

    private static void refuse(QuotaProblem problem, LocalDate date, List<String> missing) {
        if (!missing.isEmpty()) {
            throw ProblemException.of(problem, missing.size(), date)
                    .figure("missing", missing.size())
                    .figure("units", missing.subList(0, Math.min(MOST_NAMED, missing.size())));
        }
    }
}
