package org.shequ.quota.determination;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.Allotment;
import org.shequ.quota.apportionment.Apportionment;
import org.shequ.quota.apportionment.Community;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.standard.ApplyStandard;
import org.shequ.quota.standard.Standards;
import org.shequ.quota.unit.Units;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Drafts a determination: apportions by standard and population and keeps every figure that it rests on. */
@ApplicationScoped
class DraftDetermination {

    private final Determinations determinations;
    private final Standards standards;
    private final ApplyStandard applyStandard;
    private final Units units;
    private final Accounts accounts;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;
    private final long atOnce;

    DraftDetermination(
            Determinations determinations,
            Standards standards,
            ApplyStandard applyStandard,
            Units units,
            Accounts accounts,
            AuditLog audit,
            BusinessClock clock,
            Caller caller,
            @ConfigProperty(name = "shequ.quota.communities-at-once") long atOnce) {
        this.determinations = determinations;
        this.standards = standards;
        this.applyStandard = applyStandard;
        this.units = units;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
        this.atOnce = atOnce;
    }

    /** For an answer at once; what is too large for that is a job. */
    @Transactional
    Determination handle(DeterminationRequest request) {
        var communities = units.countActiveCommunities(request.jurisdiction());
        if (communities > atOnce) {
            throw ProblemException.of(QuotaProblem.TOO_MANY_COMMUNITIES, communities, atOnce);
        }
        return handle(Ids.next(), request);
    }

    @Transactional
    Determination handle(UUID id, DeterminationRequest request) {
        caller.scope().requireOver(request.jurisdiction());
        var standard = standards.governing(request.jurisdiction(), request.standardId(), caller.scope());
        var communities = units.activeCommunities(request.jurisdiction()).stream()
                .collect(Collectors.toMap(Units.Unit::code, Function.identity(), (a, b) -> a, TreeMap::new));
        var residents = applyStandard.counted(communities.values(), request.jurisdiction(), request.populationDate());
        var apportionment = applyStandard.apportion(standard, residents, request.populationDate());
        var lines = lines(request, communities, apportionment);
        var determination = draft(id, request, residents, apportionment);
        determinations.add(determination, lines);
        audit.append(
                "determination-drafted",
                "determination",
                determination.id().toString(),
                request.jurisdiction(),
                Map.of(
                        "jurisdiction", request.jurisdiction(),
                        "standardId", standard.id().toString(),
                        "populationDate", request.populationDate().toString(),
                        "total", apportionment.total(),
                        "whatIf", request.isWhatIf()));
        return determinations.find(determination.id(), caller.scope()).orElseThrow();
    }

    private List<Line> lines(
            DeterminationRequest request, TreeMap<String, Units.Unit> communities, Apportionment apportionment) {
        Map<String, Account> present = new HashMap<>();
        accounts.staffingUnder(request.jurisdiction()).forEach(account -> present.put(account.unitCode(), account));
        var adjustments = adjustments(request, communities);
        var lines = new ArrayList<Line>();
        for (var allotment : apportionment.allotments()) {
            var code = allotment.community().code();
            lines.add(line(
                    Objects.requireNonNull(communities.get(code)).name(),
                    allotment,
                    adjustments.get(code),
                    present.remove(code)));
        }
        var ended = present.values().stream()
                .filter(account -> account.approved() > 0 || account.occupied() > 0)
                .toList();
        if (!ended.isEmpty()) {
            var names = units.namesUnder(request.jurisdiction());
            ended.forEach(account ->
                    lines.add(noLongerACommunity(account, names.getOrDefault(account.unitCode(), account.unitCode()))));
        }
        return lines;
    }

    private static Map<String, DeterminationRequest.Adjustment> adjustments(
            DeterminationRequest request, TreeMap<String, Units.Unit> communities) {
        Map<String, DeterminationRequest.Adjustment> byUnit = new HashMap<>();
        for (var adjustment : request.adjustmentsOrNone()) {
            if (!communities.containsKey(adjustment.unitCode())) {
                throw ProblemException.of(QuotaProblem.ADJUSTMENT_UNKNOWN_UNIT, adjustment.unitCode());
            }
            if (byUnit.put(adjustment.unitCode(), adjustment) != null) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/adjustments", "DUPLICATE_UNIT", "a unit stands twice", "同一单位重复出现");
            }
        }
        return byUnit;
    }

    private static Line line(
            String name,
            Allotment allotment,
            DeterminationRequest.@Nullable Adjustment adjustment,
            @Nullable Account present) {
        var change = adjustment == null ? 0 : adjustment.places();
        var places = allotment.places() + change;
        if (places < 0) {
            throw ProblemException.of(
                    QuotaProblem.ADJUSTMENT_BELOW_ZERO, allotment.community().code(), places);
        }
        return new Line(
                allotment.community().code(),
                name,
                allotment.community().population(),
                allotment.bandFrom() == null ? null : allotment.community().households(),
                allotment.bandFrom(),
                allotment.shareNumerator(),
                allotment.shareDenominator(),
                allotment.whole(),
                allotment.remainder(),
                allotment.extra(),
                allotment.floored(),
                allotment.places(),
                change,
                adjustment == null ? null : adjustment.documentNumber(),
                present == null ? 0 : present.approved(),
                places,
                present == null ? 0 : present.occupied());
    }

    /** A unit that is dissolved, merged or virtual has an account still: its places end, its people are over quota. */
    private static Line noLongerACommunity(Account account, String name) {
        return new Line(
                account.unitCode(),
                name,
                0,
                null,
                null,
                0,
                1,
                0,
                0,
                0,
                false,
                0,
                0,
                null,
                account.approved(),
                0,
                account.occupied());
    }

    private NewDetermination draft(
            UUID id, DeterminationRequest request, List<Community> residents, Apportionment apportionment) {
        return new NewDetermination(
                id,
                request.jurisdiction(),
                request.standardId(),
                request.populationDate(),
                request.title(),
                request.isWhatIf(),
                caller.subject(),
                clock.instant(),
                residents.stream().mapToLong(Community::population).sum(),
                apportionment.sharedTotal());
    }
}
