package org.shequ.quota.standard;

import org.shequ.kit.problem.ProblemException;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.Apportionment;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.Community;
import org.shequ.quota.apportionment.FloorsExceedTotalException;
import org.shequ.quota.population.Populations;
import org.shequ.quota.unit.Units;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Applies a standard to communities and what was counted in them; changes nothing. */
@ApplicationScoped
public class ApplyStandard {

    private static final int MOST_NAMED = 20;

    private final Populations populations;

    ApplyStandard(Populations populations) {
        this.populations = populations;
    }

    /** A community without a figure stops it; a village without one has no urban residents. */
    public List<Community> counted(Collection<Units.Unit> communities, String jurisdiction, LocalDate date) {
        if (communities.isEmpty()) {
            throw ProblemException.of(QuotaProblem.NO_COMMUNITIES, jurisdiction);
        }
        var counted = populations.on(date, jurisdiction);
        refuse(
                QuotaProblem.POPULATION_MISSING,
                date,
                communities.stream()
                        .filter(unit -> unit.kind().equals("COMMUNITY") && !counted.containsKey(unit.code()))
                        .map(Units.Unit::code)
                        .toList());
        return communities.stream()
                .map(unit -> counted.getOrDefault(unit.code(), new Community(unit.code(), 0, 0L)))
                .toList();
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
            return standard.policy().apportion(communities);
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
