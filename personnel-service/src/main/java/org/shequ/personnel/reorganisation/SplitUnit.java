package org.shequ.personnel.reorganisation;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.reorganisation.Reorganisation.Order;
import org.shequ.personnel.reorganisation.Reorganisation.Seen;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.unit.UnitLifecycle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Splits a community into several new ones; everybody and every grid gets a new unit, or nothing happens. */
@ApplicationScoped
public class SplitUnit {

    private static final int NAMED_AT_MOST = 20;

    private final Reorganisation reorganisation;
    private final OrgUnits units;
    private final Careers careers;
    private final AuditLog audit;

    public SplitUnit(Reorganisation reorganisation, OrgUnits units, Careers careers, AuditLog audit) {
        this.reorganisation = reorganisation;
        this.units = units;
        this.careers = careers;
        this.audit = audit;
    }

    /**
     * One of the new units.
     *
     * @param share of the old one that it becomes
     * @param people who go there, of those that hold a post in the community itself; whoever works in a grid goes with it
     * @param grids directly under the community that go there, with those below them
     */
    record Part(OrgUnit unit, BigDecimal share, List<UUID> people, List<String> grids) {}

    /** What is split into what. */
    record Split(Seen from, List<Part> into, Order order) {}

    /** What came of it. */
    record Outcome(List<OrgUnit> into, Map<String, String> grids, Reorganisation.Moved moved) {}

    /** Where everybody and every grid is sent. */
    private record Destinations(Map<String, String> grids, Map<UUID, String> people) {

        static Destinations of(List<Part> parts) {
            Destinations destinations = new Destinations(new LinkedHashMap<>(), new LinkedHashMap<>());
            for (Part part : parts) {
                part.grids().forEach(grid -> putOnce(destinations.grids, grid, part.unit()));
                part.people().forEach(person -> putOnce(destinations.people, person, part.unit()));
            }
            return destinations;
        }
    }

    @Transactional
    Outcome handle(Split split, Scope scope) {
        Order order = split.order();
        reorganisation.requireNotInFuture(order.on());
        requireWhole(split.into());
        Destinations sent = Destinations.of(split.into());
        scope.require(split.from().code());
        List<OrgUnit> grids = units.lockTrees(List.of(split.from().code())).stream()
                .filter(unit -> unit.kind() == UnitKind.GRID)
                .toList();
        OrgUnit old = reorganisation.lock(split.from(), scope, UnitLifecycle.SPLIT);
        requireAll("/grids", topOf(grids, old), sent.grids().keySet());
        requireAll(
                "/people",
                careers.holdersIn(List.of(old.code()), order.on()),
                sent.people().keySet());
        split.into().forEach(part -> reorganisation.begin(part.unit(), scope));
        List<GridMove> moves =
                GridMove.plan(grids, grid -> Objects.requireNonNull(sent.grids().get(grid.code())), List.of());
        Map<String, String> codes = GridMove.codes(moves);
        reorganisation.begin(moves, order.on());

        List<OrgUnit> ending = new ArrayList<>(grids);
        ending.add(old);
        reorganisation.record(UnitLineages.Kind.SPLIT, codes, order);
        reorganisation.record(lineages(old, split));
        reorganisation.end(ending, UnitLifecycle.SPLIT, order.on());
        var moved = reorganisation.movePeople(
                ending.stream().map(OrgUnit::code).toList(),
                (person, unit) -> unit.equals(old.code()) ? sent.people().get(person) : codes.get(unit),
                order);
        audit(old, split, moved);
        return new Outcome(split.into().stream().map(Part::unit).toList(), codes, moved);
    }

    private static List<String> topOf(List<OrgUnit> grids, OrgUnit community) {
        return grids.stream()
                .filter(grid -> community.code().equals(grid.parentCode()))
                .map(OrgUnit::code)
                .toList();
    }

    private static List<UnitLineages.Lineage> lineages(OrgUnit old, Split split) {
        return split.into().stream()
                .map(part -> new UnitLineages.Lineage(
                        old.code(),
                        part.unit().code(),
                        UnitLineages.Kind.SPLIT,
                        part.share(),
                        split.order().on(),
                        split.order().number()))
                .toList();
    }

    private void audit(OrgUnit old, Split split, Reorganisation.Moved moved) {
        audit.append(
                "unit-split",
                "unit",
                old.code(),
                old.code(),
                Map.of(
                        "into",
                        split.into().stream().map(part -> part.unit().code()).toList(),
                        "orderNumber",
                        split.order().number(),
                        "people",
                        moved.people()));
    }

    private static void requireWhole(List<Part> parts) {
        if (parts.size() < 2) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/into", "SEVERAL", "a unit is split into two or more", "至少须分为两个单位");
        }
        BigDecimal sum = parts.stream().map(Part::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/into",
                            "SHARES_ADD_UP",
                            "the shares add up to " + sum + ", not to 1",
                            "份额合计为 " + sum + "，应为 1")
                    .figure("sum", sum);
        }
    }

    private static <K> void putOnce(Map<K, String> destinations, K key, OrgUnit unit) {
        if (destinations.put(key, unit.code()) != null) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/into", "ONE_DESTINATION", key + " is sent to two units", key + " 被分到两个单位");
        }
    }

    /** Totals are conserved: nobody and nothing is left behind, and nobody comes from elsewhere. */
    private static <K> void requireAll(String what, Collection<K> there, Collection<K> sent) {
        List<K> left = there.stream().filter(one -> !sent.contains(one)).toList();
        List<K> foreign = sent.stream().filter(one -> !there.contains(one)).toList();
        if (left.isEmpty() && foreign.isEmpty()) {
            return;
        }
        ProblemException problem = ProblemException.of(PersonnelProblem.SPLIT_INCOMPLETE, left.size(), foreign.size());
        left.stream()
                .limit(NAMED_AT_MOST)
                .forEach(one -> problem.violation(what, "LEFT_BEHIND", one + " is sent nowhere", one + " 未分配去向"));
        foreign.stream()
                .limit(NAMED_AT_MOST)
                .forEach(one -> problem.violation(what, "NOT_THERE", one + " does not belong here", one + " 不属于该单位"));
        throw problem;
    }
}
