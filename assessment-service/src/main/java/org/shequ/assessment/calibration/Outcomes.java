package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.judgement.AssessmentRule;
import org.shequ.assessment.judgement.Terms;
import org.shequ.assessment.ranking.Place;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What schemes make of the sheets. */
@ApplicationScoped
public class Outcomes {

    private static final Statements SQL = Statements.of(Outcomes.class);

    private static final String NAMED = """
            SELECT o.*, coalesce(u.name, p.name) AS name FROM outcomes o
            LEFT JOIN units u ON u.code = o.subject
            LEFT JOIN people p ON p.person_id = CASE WHEN length(o.subject) = 36 THEN o.subject::uuid END
            WHERE o.cycle_id = ? AND o.unit_code LIKE ? || '%'
            """;

    private final Database database;
    private final Schemes schemes;
    private final AssessmentRule rule;

    Outcomes(Database database, Schemes schemes, AssessmentRule rule) {
        this.database = database;
        this.schemes = schemes;
        this.rule = rule;
    }

    /** The unit of a listed subject inside the scope. */
    Optional<String> listedUnit(UUID cycleId, String subject, Scope scope) {
        return database.find(
                "SELECT unit_code FROM cycle_subjects WHERE cycle_id = ? AND subject = ? AND unit_code LIKE ? || '%'",
                row -> row.getText("unit_code"), cycleId, subject, scope.prefix());
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable String pool,
            @Nullable Grade grade,
            @Nullable String peerGroup,
            boolean limited) {

        private static final String SQL = " AND (?::text IS NULL OR o.pool = ?) AND (?::text IS NULL OR o.grade = ?)"
                + " AND (?::text IS NULL OR o.peer_group = ?) AND (NOT ?::boolean OR cardinality(o.vetoes) > 0"
                + " OR o.sanctioned OR o.tied OR o.grade IS DISTINCT FROM o.earned)";

        List<@Nullable Object> arguments() {
            return Arrays.asList(pool, pool, grade, grade, peerGroup, peerGroup, limited);
        }
    }

    long countAll(UUID cycleId) {
        return database.number("SELECT count(*) FROM outcomes WHERE cycle_id = ?", cycleId);
    }

    void clear(UUID cycleId) {
        database.update("DELETE FROM outcomes WHERE cycle_id = ?", cycleId);
    }

    public Optional<Outcome> find(UUID cycleId, String subject, Scope scope) {
        return database.find(NAMED + " AND o.subject = ?", Outcome::of, cycleId, scope.prefix(), subject);
    }

    List<Outcome> list(UUID cycleId, Filter filter, Scope scope, @Nullable String after, int limit) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(cycleId);
        arguments.add(scope.prefix());
        arguments.addAll(filter.arguments());
        arguments.add(after == null ? "" : after);
        arguments.add(limit);
        return database.list(
                NAMED + Filter.SQL + " AND o.subject > ? ORDER BY o.subject LIMIT ?", Outcome::of, arguments.toArray());
    }

    long count(UUID cycleId, Filter filter, Scope scope) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(cycleId);
        arguments.add(scope.prefix());
        arguments.addAll(filter.arguments());
        return database.number(
                "SELECT count(*) FROM outcomes o WHERE o.cycle_id = ? AND o.unit_code LIKE ? || '%'" + Filter.SQL,
                arguments.toArray());
    }

    /**
     * A pool with its cap.
     *
     * @param graded people who count: all but those not graded
     * @param places how many may be excellent
     * @param tie people with equal scores at the last place; empty when there is nothing to decide
     * @param tiePlaces how many of them may be excellent
     */
    record Pool(
            String code,
            int graded,
            int percent,
            int places,
            int excellent,
            List<String> tie,
            int tiePlaces,
            boolean decided) {}

    /** Pools of graded people, each with the figures of its cap; none where nobody is graded. */
    List<Pool> pools(Cycle cycle, @Nullable String only, String after, int limit) {
        Terms.Grading grading = terms(cycle).grading();
        if (grading == null) {
            return List.of();
        }
        return database.list(
                SQL.text("pools"),
                row -> pool(row, grading.percentOf(row.getText("pool"))),
                cycle.id(),
                only,
                only,
                after,
                limit);
    }

    private Pool pool(Row row, int percent) {
        int graded = row.getInt("graded");
        int places = rule.excellentPlaces(percent, graded);
        List<String> tie = row.getTexts("tie");
        return new Pool(
                row.getText("pool"),
                graded,
                percent,
                places,
                row.getInt("excellent"),
                tie,
                tie.isEmpty() ? 0 : places - row.getInt("ahead"),
                row.getBoolean("decided"));
    }

    private Terms terms(Cycle cycle) {
        return SchemeTerms.of(cycle, schemes.content(cycle.schemeId()));
    }

    /** How many of a pool may be excellent. */
    public long places(Cycle cycle, String pool) {
        return pools(cycle, pool, "", 1).stream().mapToInt(Pool::places).sum();
    }

    /** How many others of the subject's pool are excellent, as it now stands. */
    public long excellentBeside(Cycle cycle, Outcome outcome) {
        return database.number("""
                SELECT count(*) FROM outcomes o
                LEFT JOIN results r ON r.subject_kind = 'PERSON' AND r.subject = o.subject AND r.year = ?
                     AND r.origin = 'CYCLE'
                WHERE o.cycle_id = ? AND o.pool = ? AND o.subject <> ? AND coalesce(r.grade, o.grade) = 'EXCELLENT'
                """, cycle.year(), cycle.id(), outcome.pool(), outcome.subject());
    }

    /** Keeps what the latest upheld objection says beside what was computed. */
    public void keepUpheld(UUID cycleId, String subject) {
        database.update("""
                UPDATE outcomes o SET decided_score = u.score, grade = u.grade
                FROM (SELECT score, grade FROM objections
                       WHERE cycle_id = ? AND subject = ? AND score IS NOT NULL ORDER BY id DESC LIMIT 1) u
                WHERE o.cycle_id = ? AND o.subject = ?
                """, cycleId, subject, cycleId, subject);
    }

    /** The place that a score has among the frozen scores of the others in the peer group. */
    public Place placeOf(UUID cycleId, Outcome outcome, BigDecimal score) {
        return database.get(
                "SELECT count(*) FILTER (WHERE coalesce(decided_score, score) > ?) AS better, count(*) AS others"
                        + " FROM outcomes"
                        + " WHERE cycle_id = ? AND pool = ? AND peer_group = ? AND subject <> ?",
                row -> rule.placeAmong(row.getLong("better"), row.getLong("others")),
                score,
                cycleId,
                outcome.pool(),
                outcome.peerGroup(),
                outcome.subject());
    }

    /** The day on which the subject's result of the cycle became final, in its newest version. */
    public Optional<LocalDate> finalOn(Cycle cycle, String subject) {
        return database.find(
                "SELECT final_on FROM results WHERE subject_kind = ? AND subject = ? AND year = ? AND origin = 'CYCLE'",
                row -> row.getDate("final_on"),
                cycle.subjectKind(),
                subject,
                cycle.year());
    }

    public boolean isSettled(Cycle cycle, String subject) {
        return finalOn(cycle, subject).isPresent();
    }

    /** Pools whose tie nobody has decided. */
    public List<String> undecidedPools(UUID cycleId, int limit) {
        return database.list(
                "SELECT DISTINCT pool FROM outcomes WHERE cycle_id = ? AND earned IS NOT NULL AND grade IS NULL"
                        + " ORDER BY pool LIMIT ?",
                row -> row.getText("pool"),
                cycleId,
                limit);
    }
}
