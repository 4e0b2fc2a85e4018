package org.shequ.personnel.reorganisation;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.AvoidRelatives;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.codelist.CodeWords;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.relatives.RelativeTie;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.unit.UnitEvents;
import org.shequ.personnel.unit.UnitTree;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** What a merger and a split have in common: units end and begin, and people go with them. */
@ApplicationScoped
class Reorganisation {

    private static final Set<UnitKind> REORGANISED = Set.of(UnitKind.COMMUNITY, UnitKind.VILLAGE, UnitKind.VIRTUAL);

    private final OrgUnits units;
    private final UnitTree tree;
    private final UnitLineages lineages;
    private final People people;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final AvoidRelatives avoidRelatives;
    private final UnitEvents unitEvents;
    private final BusinessClock clock;

    Reorganisation(
            OrgUnits units,
            UnitTree tree,
            UnitLineages lineages,
            People people,
            Careers careers,
            RecordCareers recordCareers,
            AvoidRelatives avoidRelatives,
            UnitEvents unitEvents,
            BusinessClock clock) {
        this.units = units;
        this.tree = tree;
        this.lineages = lineages;
        this.people = people;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.avoidRelatives = avoidRelatives;
        this.unitEvents = unitEvents;
        this.clock = clock;
    }

    /** A unit as the caller has seen it. */
    record Seen(String code, @Nullable Version version) {}

    /** The document and the day: today or earlier, for what has happened is recorded and nothing is foretold. */
    record Order(LocalDate on, String number) {}

    void requireNotInFuture(LocalDate on) {
        if (on.isAfter(clock.today())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/on", "NOT_IN_FUTURE", "lies in the future", "不得晚于当日");
        }
    }

    /** Locks a unit that is to end, or to grow: an active community that the caller has seen as it is. */
    OrgUnit lock(Seen seen, Scope scope, Step<UnitStatus> step) {
        OrgUnit unit = units.lock(seen.code(), scope, seen.version());
        if (!step.leadsFrom(unit.status())) {
            step.refused(List.of(unit.status()));
            throw ProblemException.of(PersonnelProblem.UNIT_NOT_ACTIVE, unit.code(), CodeWords.of(unit.status()));
        }
        if (!REORGANISED.contains(unit.kind())) {
            throw ProblemException.of(PersonnelProblem.UNIT_NOT_REORGANISED, unit.code(), CodeWords.of(unit.kind()));
        }
        return unit;
    }

    /** A unit that begins, under the same rules as any other. */
    OrgUnit begin(OrgUnit unit, Scope scope) {
        scope.require(unit.code());
        tree.requireNew(unit);
        units.insert(List.of(unit));
        unitEvents.publish(List.of(unit));
        return unit;
    }

    /** Lets the grids begin under their new codes; the old ones end as their community does. */
    void begin(List<GridMove> moves, LocalDate on) {
        List<OrgUnit> begun = moves.stream().map(move -> move.begun(on)).toList();
        units.insert(begun);
        unitEvents.publish(begun);
    }

    /** Ends the units; what they became is on record, for it is published with their end. */
    void end(Collection<OrgUnit> ending, Step<UnitStatus> as, LocalDate on) {
        List<OrgUnit> over = ending.stream().map(unit -> unit.overOn(on, as)).toList();
        units.update(over);
        unitEvents.publish(over);
    }

    void record(UnitLineages.Kind kind, Map<String, String> successors, Order order) {
        record(successors.entrySet().stream()
                .map(entry -> new UnitLineages.Lineage(
                        entry.getKey(), entry.getValue(), kind, BigDecimal.ONE, order.on(), order.number()))
                .toList());
    }

    void record(List<UnitLineages.Lineage> found) {
        lineages.insert(found, clock.instant());
    }

    /** Where one person's post in a unit goes; null when it stays. */
    interface Destination {
        @Nullable
        String of(UUID person, String unitCode);
    }

    /** How many people and posts went along. */
    record Moved(int people, int posts) {}

    /** Moves everything that is held in the units on the day or later; the units are locked, so nothing is added. */
    Moved movePeople(Collection<String> codes, Destination destination, Order order) {
        List<UUID> concerned = careers.holdersIn(codes, order.on());
        List<Person> locked = people.lockAll(concerned);
        Map<UUID, Career> known = careers.byPerson(concerned);
        AvoidRelatives.Kin kin = avoidRelatives.of(known);
        Set<RelativeTie> together = ties(kin.conflicts(known.values()));
        List<PersonCareer> changed = new ArrayList<>();
        int posts = 0;
        for (Person person : locked) {
            Career career = known.get(person.id());
            if (career == null) {
                continue;
            }
            posts += career.relocate(code -> destination.of(person.id(), code), order.on(), order.number());
            if (career.isAltered()) {
                changed.add(new PersonCareer(person, career));
            }
        }
        refuseBroughtTogether(kin.conflicts(known.values()), together);
        if (!changed.isEmpty()) {
            recordCareers.record(changed, "REORGANISATION");
        }
        return new Moved(changed.size(), posts);
    }

    private static Set<RelativeTie> ties(Collection<AvoidRelatives.Conflict> conflicts) {
        return conflicts.stream().map(AvoidRelatives.Conflict::tie).collect(Collectors.toSet());
    }

    /** Relatives who come into one line of command only now; of whom it was so before, it is known and goes on. */
    private static void refuseBroughtTogether(Collection<AvoidRelatives.Conflict> now, Set<RelativeTie> before) {
        List<AvoidRelatives.Conflict> fresh = now.stream()
                .filter(conflict -> !before.contains(conflict.tie()))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        AvoidRelatives.Conflict first = fresh.getFirst();
        throw ProblemException.of(
                        PersonnelProblem.RELATIVES_IN_UNIT,
                        CodeWords.of(first.tie().relation()),
                        first.relative(),
                        CodeWords.of(first.post().post()),
                        first.post().unitCode(),
                        first.post().held())
                .figure("ties", ties(fresh).size())
                .figure("person", first.tie().personId().toString())
                .figure("relative", String.valueOf(first.tie().relativeId()));
    }
}
