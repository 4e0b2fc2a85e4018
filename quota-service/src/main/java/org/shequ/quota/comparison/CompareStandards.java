package org.shequ.quota.comparison;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.Apportionment;
import org.shequ.quota.apportionment.Community;
import org.shequ.quota.comparison.ComparisonRequest.Alternative;
import org.shequ.quota.comparison.ComparisonView.AlternativeView;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.standard.ApplyStandard;
import org.shequ.quota.standard.Standard;
import org.shequ.quota.standard.Standards;
import org.shequ.quota.unit.Units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Works out alternatives beside the present and keeps them, apart from everything that is in force. */
@ApplicationScoped
class CompareStandards {

    private final Comparisons comparisons;
    private final ApplyStandard applyStandard;
    private final Standards standards;
    private final Units units;
    private final Accounts accounts;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;
    private final long atOnce;

    CompareStandards(
            Comparisons comparisons,
            ApplyStandard applyStandard,
            Standards standards,
            Units units,
            Accounts accounts,
            AuditLog audit,
            BusinessClock clock,
            Caller caller,
            @ConfigProperty(name = "shequ.quota.communities-at-once") long atOnce) {
        this.comparisons = comparisons;
        this.applyStandard = applyStandard;
        this.standards = standards;
        this.units = units;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
        this.atOnce = atOnce;
    }

    @Transactional
    ComparisonView handle(ComparisonRequest request) {
        var jurisdiction = request.jurisdiction();
        caller.scope().requireOver(jurisdiction);
        var count = units.countActiveCommunities(jurisdiction);
        if (count > atOnce) {
            throw ProblemException.of(QuotaProblem.TOO_MANY_COMMUNITIES, count, atOnce);
        }
        var communities = units.activeCommunities(jurisdiction);
        Map<String, Account> present = new HashMap<>();
        accounts.staffingUnder(jurisdiction).forEach(account -> present.put(account.unitCode(), account));
        var results = new ArrayList<Apportionment>();
        var views = new ArrayList<AlternativeView>();
        for (var alternative : request.alternatives()) {
            var standard = standard(request, alternative, views.size());
            var counted = applyStandard.counted(jurisdiction, alternative.populationDate()).stream()
                    .map(community -> grown(community, alternative))
                    .toList();
            var result = applyStandard.apportion(standard, counted, alternative.populationDate());
            results.add(result);
            views.add(view(views.size() + 1, alternative, standard, result, present));
        }
        var view = new ComparisonView(
                Ids.next(),
                jurisdiction,
                request.title(),
                caller.subject(),
                clock.instant(),
                communities.size(),
                present.values().stream().mapToLong(Account::approved).sum(),
                present.values().stream().mapToLong(Account::occupied).sum(),
                views);
        comparisons.add(view, communities, present, results);
        audit.append(
                "standards-compared",
                "comparison",
                view.id().toString(),
                jurisdiction,
                Map.of("jurisdiction", jurisdiction, "alternatives", views.size()));
        return view;
    }

    private Standard standard(ComparisonRequest request, Alternative alternative, int index) {
        var adopted = alternative.standardId();
        var invented = alternative.standard();
        if ((adopted == null) == (invented == null)) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/alternatives/" + index,
                            "ONE_STANDARD",
                            "either standardId or standard",
                            "standardId 与 standard 须且仅须填一项");
        }
        if (adopted != null) {
            return standards.governing(request.jurisdiction(), adopted, caller.scope());
        }
        return Objects.requireNonNull(invented)
                .of(request.jurisdiction(), alternative.populationDate())
                .standard(UUID.randomUUID(), 0, clock.instant());
    }

    /** By whole residents, half up. */
    private static Community grown(Community community, Alternative alternative) {
        var growth = alternative.growthPercent();
        if (growth == null) {
            return community;
        }
        var factor = growth.add(BigDecimal.valueOf(100)).movePointLeft(2);
        var households = community.households();
        return new Community(
                community.code(),
                scaled(community.population(), factor),
                households == null ? null : scaled(households, factor));
    }

    private static long scaled(long count, BigDecimal factor) {
        return factor.multiply(BigDecimal.valueOf(count))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static AlternativeView view(
            int number,
            Alternative alternative,
            Standard standard,
            Apportionment result,
            Map<String, Account> present) {
        Map<String, Integer> places = new HashMap<>();
        result.allotments()
                .forEach(allotment -> places.put(allotment.community().code(), allotment.places()));
        List<Integer> changes = new ArrayList<>();
        places.forEach((code, there) -> changes.add(there - approved(present.get(code))));
        present.forEach((code, account) -> {
            if (!places.containsKey(code)) {
                changes.add(-account.approved());
            }
        });
        return new AlternativeView(
                number,
                alternative.name(),
                alternative.standardId(),
                standard.words(),
                alternative.populationDate(),
                alternative.growthPercent(),
                result.allotments().stream()
                        .mapToLong(allotment -> allotment.community().population())
                        .sum(),
                result.total(),
                changes.stream().mapToLong(change -> change).sum(),
                changes.stream().filter(change -> change > 0).count(),
                changes.stream().filter(change -> change < 0).count(),
                changes.stream()
                        .filter(change -> change > 0)
                        .mapToLong(change -> change)
                        .sum(),
                -changes.stream()
                        .filter(change -> change < 0)
                        .mapToLong(change -> change)
                        .sum(),
                present.values().stream()
                        .mapToLong(
                                account -> Math.max(0, account.occupied() - places.getOrDefault(account.unitCode(), 0)))
                        .sum());
    }

    private static int approved(@Nullable Account account) {
        return account == null ? 0 : account.approved();
    }
}
