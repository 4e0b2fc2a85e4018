package org.shequ.personnel.career;

import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.tenure.Tenure;
import org.shequ.personnel.career.tenure.ServiceRecord;
import org.shequ.personnel.career.tenure.TenureMode;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.unit.OrgUnits;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts time served, with what the current communities came out of: one query more, for one person as for many. */
@ApplicationScoped
class CountTenure {

    private final OrgUnits units;

    CountTenure(OrgUnits units) {
        this.units = units;
    }

    /** In the order of the careers. */
    List<Tenure> of(
            Collection<Career> careers,
            Set<Post> posts,
            TenureMode mode,
            LocalDate cutOff,
            Function<Career, TenurePolicy> policy) {
        List<ServiceRecord> records = careers.stream()
                .map(career -> new ServiceRecord(career.assignments().all()))
                .toList();
        Map<String, Set<String>> ancestors = mode == TenureMode.CURRENT_COMMUNITY
                ? units.ancestors(records.stream()
                        .map(record -> record.currentCommunity(cutOff))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList())
                : Map.of();
        var each = records.iterator();
        return careers.stream()
                .map(career -> each.next()
                        .tenure(
                                posts,
                                mode,
                                cutOff,
                                policy.apply(career).gapToleranceDays(),
                                community -> ancestors.getOrDefault(community, Set.of())))
                .toList();
    }
}
