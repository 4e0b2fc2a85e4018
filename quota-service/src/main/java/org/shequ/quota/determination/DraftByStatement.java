package org.shequ.quota.determination;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.ApportionmentPolicy;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.population.Populations;
import org.shequ.quota.standard.Standard;
import org.shequ.quota.standard.Standards;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Drafts a determination of a province or a nation in the database, by a handful of statements over sets. */
@ApplicationScoped
class DraftByStatement {

    private static final int MOST_NAMED = 20;

    private final Determinations determinations;
    private final LinesByStatement lines;
    private final DraftDetermination draftDetermination;
    private final Standards standards;
    private final Populations populations;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DraftByStatement(
            Determinations determinations,
            LinesByStatement lines,
            DraftDetermination draftDetermination,
            Standards standards,
            Populations populations,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.determinations = determinations;
        this.lines = lines;
        this.draftDetermination = draftDetermination;
        this.standards = standards;
        this.populations = populations;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** Minimums inside the total are shared out in rounds, and bands are looked up: the policies themselves do that. */
    @Transactional
    Determination handle(UUID id, DeterminationRequest request) {
        caller.scope().requireOver(request.jurisdiction());
        var standard = standards.governing(request.jurisdiction(), request.standardId(), caller.scope());
        if (!(standard.policy() instanceof ApportionmentPolicy policy)
                || standard.floorMin() > 0 && standard.floorPlacement() == FloorPlacement.INSIDE) {
            return draftDetermination.handle(id, request);
        }
        requireCounted(request);
        var determination = header(id, request);
        determinations.addHeader(determination);
        if (lines.share(determination, policy, standard.rounding(), standard.floorMin()) == 0) {
            throw ProblemException.of(QuotaProblem.NO_COMMUNITIES, request.jurisdiction());
        }
        adjust(id, request.adjustmentsOrNone());
        lines.endOthers(determination);
        determinations.summarise(id);
        var drafted = determinations.find(id, caller.scope()).orElseThrow();
        audit(drafted, standard);
        return drafted;
    }

    private void requireCounted(DeterminationRequest request) {
        var missing = populations.missing(request.populationDate(), request.jurisdiction(), Integer.MAX_VALUE);
        if (!missing.isEmpty()) {
            throw ProblemException.of(QuotaProblem.POPULATION_MISSING, missing.size(), request.populationDate())
                    .figure("missing", missing.size())
                    .figure("units", missing.subList(0, Math.min(MOST_NAMED, missing.size())));
        }
    }

    private void adjust(UUID id, List<DeterminationRequest.Adjustment> adjustments) {
        var once = new HashSet<String>();
        for (var adjustment : adjustments) {
            if (!once.add(adjustment.unitCode())) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/adjustments", "DUPLICATE_UNIT", "a unit stands twice", "同一单位重复出现");
            }
            var line = determinations
                    .findLine(id, adjustment.unitCode())
                    .orElseThrow(
                            () -> ProblemException.of(QuotaProblem.ADJUSTMENT_UNKNOWN_UNIT, adjustment.unitCode()));
            var places = line.apportioned() + adjustment.places();
            if (places < 0) {
                throw ProblemException.of(QuotaProblem.ADJUSTMENT_BELOW_ZERO, adjustment.unitCode(), places);
            }
        }
        lines.adjust(id, adjustments);
    }

    private NewDetermination header(UUID id, DeterminationRequest request) {
        return new NewDetermination(
                id,
                request.jurisdiction(),
                request.standardId(),
                request.populationDate(),
                request.title(),
                request.isWhatIf(),
                caller.subject(),
                clock.instant(),
                0,
                0);
    }

    private void audit(Determination drafted, Standard standard) {
        audit.append(
                "determination-drafted",
                "determination",
                drafted.id().toString(),
                drafted.jurisdiction(),
                Map.of(
                        "jurisdiction", drafted.jurisdiction(),
                        "standardId", standard.id().toString(),
                        "populationDate", drafted.populationDate().toString(),
                        "total", drafted.summary().total(),
                        "whatIf", drafted.whatIf()));
    }
}
