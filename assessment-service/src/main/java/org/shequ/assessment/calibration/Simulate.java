package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.SchemeFaults;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What other caps or weights would make of the same sheets; changes nothing. */
@ApplicationScoped
class Simulate {

    private static final Statements SQL = Statements.of(Simulate.class);

    private static final int MOST_MOVED = 500;

    private static final String MOVED = " FROM outcomes o JOIN simulated c ON c.subject = o.subject"
            + " WHERE o.cycle_id = ? AND (o.score, o.grade, o.rank) IS DISTINCT FROM (c.score, c.grade, c.rank)";

    private final Database database;
    private final Cycles cycles;
    private final Schemes schemes;
    private final Computation computation;
    private final Caller caller;

    Simulate(Database database, Cycles cycles, Schemes schemes, Computation computation, Caller caller) {
        this.database = database;
        this.cycles = cycles;
        this.schemes = schemes;
        this.computation = computation;
        this.caller = caller;
    }

    /** How many share a value. */
    record Share(String value, long before, long after) {}

    /** Somebody whom other terms would move. */
    record Moved(
            String subject,
            BigDecimal scoreBefore,
            BigDecimal scoreAfter,
            @Nullable Grade gradeBefore,
            @Nullable Grade gradeAfter,
            @Nullable Integer rankBefore,
            @Nullable Integer rankAfter) {}

    record Simulation(long movedCount, List<Moved> moved, List<Share> shares) {}

    /** In a transaction for the sake of what is kept beside until its end. */
    @Transactional
    Simulation handle(
            UUID id,
            @Nullable Integer excellentPercent,
            @Nullable Integer commendedPercent,
            Map<String, BigDecimal> classWeights,
            Map<String, BigDecimal> dimensionWeights) {
        Cycle cycle = cycles.get(id, caller.scope());
        caller.scope().require(cycle.jurisdiction());
        if (!cycle.status().hasOutcomes()) {
            cycle.require(CycleStatus.CALIBRATION);
        }
        SchemeContent content = schemes.content(cycle.schemeId());
        requireKnown(content, classWeights.keySet(), dimensionWeights.keySet());
        SchemeContent other = content.with(classWeights, dimensionWeights, excellentPercent, commendedPercent);
        SchemeFaults.requireNone(cycle.subjectKind(), other);
        computation.simulate(cycle, other, !dimensionWeights.isEmpty());
        return new Simulation(database.number("SELECT count(*)" + MOVED, id), moved(id), shares(id));
    }

    private List<Moved> moved(UUID id) {
        return database.list(
                "SELECT o.subject, o.score, c.score AS score_after, o.grade, c.grade AS grade_after, o.rank,"
                        + " c.rank AS rank_after" + MOVED + " ORDER BY o.subject LIMIT ?",
                row -> new Moved(
                        row.getText("subject"),
                        row.getDecimal("score"),
                        row.getDecimal("score_after"),
                        row.findEnum("grade", Grade.class),
                        row.findEnum("grade_after", Grade.class),
                        row.findInt("rank"),
                        row.findInt("rank_after")),
                id,
                MOST_MOVED);
    }

    /** Grades of persons or bands of communities, now and under other terms. */
    private List<Share> shares(UUID id) {
        return database.list(
                SQL.text("shares"),
                row -> new Share(row.getText("value"), row.getLong("before"), row.getLong("after")),
                id);
    }

    private static void requireKnown(SchemeContent content, Set<String> classes, Set<String> dimensions) {
        Set<String> strangers = new HashSet<>(classes);
        content.raterClasses().forEach(each -> strangers.remove(each.code()));
        Set<String> others = new HashSet<>(dimensions);
        content.dimensions().forEach(each -> others.remove(each.code()));
        strangers.addAll(others);
        if (!strangers.isEmpty()) {
            throw ProblemException.of(AssessmentProblem.UNKNOWN_IN_SCHEME, String.join(", ", strangers));
        }
    }
}
