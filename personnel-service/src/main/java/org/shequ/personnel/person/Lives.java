package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.person.life.LifeRule;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.policy.Policies;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Which ages count where, and whether what is on record of somebody can have been. */
@ApplicationScoped
public class Lives {

    private static final Statements SQL = Statements.of(Lives.class);

    private final Policies policies;
    private final Database database;
    private final BusinessClock clock;

    public Lives(Policies policies, Database database, BusinessClock clock) {
        this.policies = policies;
        this.database = database;
        this.clock = clock;
    }

    /** The ages of today, for a unit and all around it. */
    public MinimumAges ages(String unitCode) {
        return policies.get(MinimumAges.POLICY, unitCode, clock.today(), MinimumAges.class)
                .definition();
    }

    /** The ages of today everywhere: for work on many units without a question for each. */
    public Function<String, MinimumAges> everywhere() {
        var all = policies.everywhere(MinimumAges.POLICY, clock.today(), MinimumAges.class);
        return unitCode -> all.around(unitCode).definition();
    }

    public LifeRule of(Person person) {
        return new LifeRule(person.birthDate(), ages(person.scopeCode()));
    }

    /** Refuses what lies before the person's birth. */
    public void requireBorn(Person person, String pointer, LocalDate day) {
        refuse(Optional.of(of(person)).flatMap(life -> life.entry(day)), pointer);
    }

    /** Refuses what is on record of another when it cannot have been in this person's life. */
    public void requirePossible(Person person, UUID other, String pointer) {
        ProblemException problem = ProblemException.of(CommonProblem.RULE_VIOLATED);
        LifeRule life = of(person);
        earliest(List.of(other)).values().stream()
                .flatMap(earliest -> earliest.against(life, pointer).stream())
                .forEach(problem::with);
        if (!problem.violations().isEmpty()) {
            throw problem;
        }
    }

    /** Refuses an impossible fact where a caller named it. */
    public static void refuse(Optional<LifeRule.Fault> fault, String pointer) {
        fault.ifPresent(found -> {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED).with(violation(pointer, found));
        });
    }

    static BilingualViolation violation(String pointer, LifeRule.Fault fault) {
        return new BilingualViolation(pointer, fault.rule(), fault.english(), fault.chinese());
    }

    /**
     * When somebody's posts began and ended.
     *
     * @param lastBegun the day on which the latest of those that have begun did
     * @param end of all of them; null where one goes on
     */
    public record Served(
            UUID personId,
            @Nullable LocalDate lastBegun,
            @Nullable LocalDate end) {

        /** Refuses a leaving before a post began. */
        Optional<BilingualViolation> against(Leaving leaving, String pointer) {
            return lastBegun == null || leaving.leavesRoomFor(lastBegun)
                    ? Optional.empty()
                    : Optional.of(new BilingualViolation(
                            pointer,
                            "LEFT_BEFORE_START",
                            "a post on record began on " + lastBegun + "; correct that post first, or give a later day",
                            "已登记有 " + lastBegun + " 开始的任职；请先更正该任职，或填写此后的日期"));
        }

        boolean goesOnAfter(Leaving leaving) {
            return leaving.cutsOff(end);
        }
    }

    /** Of those who are to have left; who never held a post is not among them. */
    public Map<UUID, Served> served(Collection<UUID> people) {
        return people.isEmpty()
                ? Map.of()
                : database
                        .list(
                                """
                                SELECT person_id, max(lower(held)) FILTER (WHERE lower(held) <= ?) AS last_begun,
                                    CASE WHEN bool_or(upper_inf(held)) THEN NULL ELSE max(upper(held)) END AS ended
                                FROM assignments WHERE person_id = ANY (?) AND recorded_to = 'infinity'
                                GROUP BY person_id""",
                                row -> new Served(
                                        row.getId("person_id"), row.findDate("last_begun"), row.findDate("ended")),
                                clock.today(),
                                people)
                        .stream()
                        .collect(Collectors.toMap(Served::personId, Function.identity()));
    }

    /** The earliest of what is on record beside the record's own fields. */
    public record Earliest(
            UUID personId,
            @Nullable LocalDate post,
            @Nullable LocalDate employment,
            @Nullable LocalDate entry) {

        /** What cannot have been if the person was born on this day. */
        List<BilingualViolation> against(LifeRule life, String pointer) {
            return Stream.of(
                            fault(post, life, LifeRule::post),
                            fault(employment, life, LifeRule::employment),
                            fault(entry, life, LifeRule::entry))
                    .flatMap(Optional::stream)
                    .map(found -> new BilingualViolation(
                            pointer, found.rule(), found.englishOfBirth(), found.chineseOfBirth()))
                    .toList();
        }

        private static Optional<LifeRule.Fault> fault(
                @Nullable LocalDate day,
                LifeRule life,
                BiFunction<LifeRule, LocalDate, Optional<LifeRule.Fault>> rule) {
            return day == null ? Optional.empty() : rule.apply(life, day);
        }
    }

    /** Of those whose birth date is to be another: posts, employments, entries of the file and sanctions, as believed. */
    public Map<UUID, Earliest> earliest(Collection<UUID> people) {
        return people.isEmpty()
                ? Map.of()
                : database
                        .list(
                                SQL.text("earliest-facts"),
                                row -> new Earliest(
                                        row.getId("id"),
                                        row.findDate("post"),
                                        row.findDate("employment"),
                                        row.findDate("entry")),
                                people)
                        .stream()
                        .collect(Collectors.toMap(Earliest::personId, Function.identity()));
    }
}
