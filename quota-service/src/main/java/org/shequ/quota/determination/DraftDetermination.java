package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.Allotment;
import org.shequ.quota.apportionment.Community;
import org.shequ.quota.determination.Determinations.Present;
import org.shequ.quota.standard.ApplyStandard;
import org.shequ.quota.standard.Standards;
import org.shequ.quota.unit.Units;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Drafts a determination: apportions by standard and population and keeps every figure that it rests on. */
@ApplicationScoped
class DraftDetermination {

    private static final int AT_ONCE = 10_000;

    private final Determinations determinations;
    private final Standards standards;
    private final ApplyStandard applyStandard;
    private final Units units;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DraftDetermination(
            Determinations determinations,
            Standards standards,
            ApplyStandard applyStandard,
            Units units,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.determinations = determinations;
        this.standards = standards;
        this.applyStandard = applyStandard;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * What is shared out is in memory, what is written of it goes part by part.
     *
     * @param most communities that are taken; more are for a job
     */
    @Transactional
    Determination handle(UUID id, DeterminationRequest request, long most) {
        var present = units.countActiveCommunities(request.jurisdiction());
        if (present > most) {
            throw ProblemException.of(QuotaProblem.TOO_MANY_COMMUNITIES, present, most);
        }
        caller.scope().requireOver(request.jurisdiction());
        var standard = standards.governing(request.jurisdiction(), request.standardId(), caller.scope());
        var communities = applyStandard.counted(request.jurisdiction(), request.populationDate());
        var adjustments = adjustments(request, communities);
        var apportionment = applyStandard.apportion(standard, communities, request.populationDate());
        var determination = new Determination(
                id,
                request,
                communities.stream().mapToLong(Community::population).sum(),
                apportionment.sharedTotal(),
                caller.subject(),
                clock.instant());
        determinations.persist(determination);
        determinations.flush(); // the lines refer to it
        write(id, apportionment.allotments(), adjustments);
        determinations.addLines(
                id,
                determinations.others(id, request.jurisdiction()).stream()
                        .map(Line::noLongerACommunity)
                        .toList());
        determinations.summarise(determination);
        audit.append(
                "determination-drafted",
                "determination",
                id.toString(),
                request.jurisdiction(),
                Map.of(
                        "jurisdiction", request.jurisdiction(),
                        "standardId", standard.id().toString(),
                        "populationDate", request.populationDate().toString(),
                        "total", apportionment.total(),
                        "whatIf", request.isWhatIf()));
        return determination;
    }

    private void write(UUID id, List<Allotment> allotments, Map<String, DeterminationRequest.Adjustment> adjustments) {
        for (var from = 0; from < allotments.size(); from += AT_ONCE) {
            var part = allotments.subList(from, Math.min(from + AT_ONCE, allotments.size()));
            var present = determinations.present(code(part.getFirst()), code(part.getLast()));
            determinations.addLines(
                    id,
                    part.stream()
                            .map(allotment -> line(
                                    allotment,
                                    adjustments.get(code(allotment)),
                                    present.getOrDefault(
                                            code(allotment), new Present(code(allotment), code(allotment), 0, 0))))
                            .toList());
        }
    }

    private static String code(Allotment allotment) {
        return allotment.community().code();
    }

    private static Line line(
            Allotment allotment, DeterminationRequest.@Nullable Adjustment adjustment, Present present) {
        var line = Line.of(allotment, adjustment, present);
        if (line.newPlaces() < 0) {
            throw ProblemException.of(QuotaProblem.ADJUSTMENT_BELOW_ZERO, line.unitCode(), line.newPlaces());
        }
        return line;
    }

    private static Map<String, DeterminationRequest.Adjustment> adjustments(
            DeterminationRequest request, List<Community> communities) {
        Map<String, DeterminationRequest.Adjustment> byUnit = new HashMap<>();
        if (request.adjustmentsOrNone().isEmpty()) {
            return byUnit;
        }
        var codes = communities.stream().map(Community::code).collect(Collectors.toSet());
        for (var adjustment : request.adjustmentsOrNone()) {
            if (!codes.contains(adjustment.unitCode())) {
                throw ProblemException.of(QuotaProblem.ADJUSTMENT_UNKNOWN_UNIT, adjustment.unitCode());
            }
            if (byUnit.put(adjustment.unitCode(), adjustment) != null) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/adjustments", "DUPLICATE_UNIT", "a unit stands twice", "同一单位重复出现");
            }
        }
        return byUnit;
    }
}
