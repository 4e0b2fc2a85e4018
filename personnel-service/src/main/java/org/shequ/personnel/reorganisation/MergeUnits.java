package org.shequ.personnel.reorganisation;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.reorganisation.Reorganisation.Order;
import org.shequ.personnel.reorganisation.Reorganisation.Seen;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.unit.UnitCode;
import org.shequ.personnel.unit.UnitLifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Merges communities into one, new or standing: grids and people go along, all of them or nothing. */
@ApplicationScoped
public class MergeUnits {

    private final Reorganisation reorganisation;
    private final OrgUnits units;
    private final AuditLog audit;

    public MergeUnits(Reorganisation reorganisation, OrgUnits units, AuditLog audit) {
        this.reorganisation = reorganisation;
        this.units = units;
        this.audit = audit;
    }

    /**
     * What is merged into what; exactly one of the two destinations is given.
     *
     * @param standing a unit that takes the others up
     * @param begun a unit that begins with the merger
     */
    record Merger(
            List<Seen> from,
            @Nullable Seen standing,
            @Nullable OrgUnit begun,
            Order order) {}

    /** What came of it. */
    record Outcome(OrgUnit into, Map<String, String> units, Reorganisation.Moved moved) {}

    @Transactional
    Outcome handle(Merger merger, Scope scope) {
        Order order = merger.order();
        reorganisation.requireNotInFuture(order.on());
        List<Seen> all = requireSeveral(merger.from(), merger.standing());
        all.forEach(seen -> scope.require(seen.code()));
        List<OrgUnit> trees = units.lockTrees(all.stream().map(Seen::code).toList());
        Map<String, OrgUnit> locked = new LinkedHashMap<>();
        all.forEach(seen -> locked.put(seen.code(), reorganisation.lock(seen, scope, UnitLifecycle.MERGE)));
        OrgUnit destination = destination(merger, locked, scope);
        String into = destination.code();
        Map<String, String> successors = new LinkedHashMap<>();
        merger.from().forEach(seen -> successors.put(seen.code(), into));
        List<OrgUnit> grids = trees.stream()
                .filter(unit -> unit.kind() == UnitKind.GRID && successors.containsKey(UnitCode.community(unit.code())))
                .toList();
        List<GridMove> moves = GridMove.plan(grids, grid -> into, units.codesUnder(into));
        successors.putAll(GridMove.codes(moves));
        reorganisation.begin(moves, order.on());
        List<OrgUnit> ending = new ArrayList<>(grids);
        merger.from().forEach(seen -> ending.add(Objects.requireNonNull(locked.get(seen.code()))));
        reorganisation.record(UnitLineages.Kind.MERGER, successors, order);
        reorganisation.end(ending, UnitLifecycle.MERGE, order.on());
        var moved = reorganisation.movePeople(successors.keySet(), (person, unit) -> successors.get(unit), order);
        audit.append(
                "units-merged",
                "unit",
                into,
                into,
                Map.of("units", successors, "orderNumber", order.number(), "people", moved.people()));
        return new Outcome(destination, successors, moved);
    }

    private OrgUnit destination(Merger merger, Map<String, OrgUnit> locked, Scope scope) {
        Seen standing = merger.standing();
        if (standing != null) {
            return Objects.requireNonNull(locked.get(standing.code()));
        }
        OrgUnit begun = Objects.requireNonNull(merger.begun(), "a merger leads somewhere");
        return reorganisation.begin(begun, scope);
    }

    /** All units that stand now and take part. */
    private static List<Seen> requireSeveral(List<Seen> from, @Nullable Seen standing) {
        List<Seen> all = new ArrayList<>(from);
        if (standing != null) {
            all.add(standing);
        }
        if (all.stream().map(Seen::code).distinct().count() < all.size()) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/from", "DISTINCT", "names a unit twice", "单位重复");
        }
        if (all.size() < 2) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/from", "SEVERAL", "one unit alone is not merged", "至少须有两个单位方可合并");
        }
        return all;
    }
}
