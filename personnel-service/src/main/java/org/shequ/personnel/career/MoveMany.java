package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** One document that moves many people on one day: all of them, or nobody, with the reason for each who cannot move. */
@ApplicationScoped
public class MoveMany {

    private final People people;
    private final OrgUnits units;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final StartPost startPost;
    private final AvoidRelatives avoidRelatives;
    private final Lives lives;
    private final AuditLog audit;

    public MoveMany(
            People people,
            OrgUnits units,
            Careers careers,
            RecordCareers recordCareers,
            StartPost startPost,
            AvoidRelatives avoidRelatives,
            Lives lives,
            AuditLog audit) {
        this.people = people;
        this.units = units;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.startPost = startPost;
        this.avoidRelatives = avoidRelatives;
        this.lives = lives;
        this.audit = audit;
    }

    /** One person's move; the version is what the caller has seen. */
    record Move(UUID personId, Version seen, StartPost.Start start) {}

    /** The posts that were started, in the order of the moves. */
    @Transactional
    List<Assignment> handle(List<Move> moves, String orderNumber, Scope scope) {
        Map<String, OrgUnit> tree = units.hold(
                moves.stream().map(move -> move.start().unitCode()).distinct().toList());
        List<UUID> ids = moves.stream().map(Move::personId).distinct().toList();
        Map<UUID, Person> locked =
                people.lockAll(ids).stream().collect(Collectors.toMap(Person::id, Function.identity()));
        Map<UUID, Career> known = careers.byPerson(ids);
        AvoidRelatives.Kin kin = avoidRelatives.of(known);
        Function<String, MinimumAges> ages = lives.everywhere();
        ProblemException refused = ProblemException.of(PersonnelProblem.MOVES_REFUSED);
        Map<UUID, PersonCareer> moved = new LinkedHashMap<>();
        List<Assignment> started = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            try {
                Person person = require(locked.get(move.personId()), move, seen, scope);
                Career career = Objects.requireNonNull(known.get(person.id()));
                OrgUnit unit = tree.get(move.start().unitCode());
                MinimumAges at = ages.apply(move.start().unitCode());
                started.add(CareerProblems.refusing(() ->
                        kin.require(person.id(), startPost.apply(move.start(), person, career, unit, at, scope))));
                moved.put(person.id(), new PersonCareer(person, career));
            } catch (ProblemException reason) {
                explain(refused, i, reason);
            }
        }
        if (!refused.violations().isEmpty()) {
            throw refused.figure("refused", refused.violations().size());
        }
        recordCareers.record(moved.values(), "BATCH");
        audit.append(
                "people-moved",
                "order",
                orderNumber,
                scope.unitCode(),
                Map.of("people", moved.keySet().stream().map(UUID::toString).toList()));
        return started;
    }

    private static Person require(@Nullable Person person, Move move, Set<UUID> seen, Scope scope) {
        if (person == null || !scope.covers(person.scopeCode())) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        if (!seen.add(person.id())) {
            throw ProblemException.of(PersonnelProblem.MOVED_TWICE);
        }
        Version.require(move.seen(), person.version());
        return person;
    }

    private static void explain(ProblemException refused, int move, ProblemException reason) {
        String pointer = "/moves/" + move;
        if (reason.violations().isEmpty()) {
            ProblemCode code = reason.code();
            refused.violation(pointer, code.name(), code.titleEn(), code.titleZh());
        }
        reason.violations()
                .forEach(broken -> refused.violation(pointer, broken.rule(), broken.english(), broken.chinese()));
    }
}
