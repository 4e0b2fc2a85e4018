package org.shequ.assessment.calibration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.assessment.Rounds;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.assessment.scoring.SheetPoints;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;
import org.shequ.testkit.ServersResource;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What it costs to compute a year, from a district to a province, beside the best plain SQL that anybody would write by
 * hand on the same tables (floating point, no vetoes, no points, no ties). Not part of the tests: run it with
 * {@code ./mvnw -pl assessment-service test -Dtest=CalibrationBenchmark}.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CalibrationBenchmark {

    private static final int RATERS = 6;
    private static final int INDICATORS = 10;
    private static final AtomicInteger DISTRICTS = new AtomicInteger(700_000);

    @Inject
    Database database;

    @Inject
    Outcomes outcomes;

    @Inject
    Cycles cycles;

    @Inject
    Schemes schemes;

    @ParameterizedTest
    @CsvSource({"3500,1", "25000,6", "300000,90"})
    void persons(int subjects, int districts) {
        int first = DISTRICTS.getAndAdd(districts);
        String scheme = Rounds.approvedScheme("PERSON", "70", content());
        String cycle = Rounds.post(
                        Rounds.officer(), "cycles", """
                        {"schemeId":"%s","title":"b","jurisdiction":"%s","scoringUntil":"2026-03-31"}""".formatted(scheme, "70" + "%04d".formatted(subjects % 9999)))
                .path("id");
        UUID id = UUID.fromString(cycle);
        SchemeContent terms = schemes.get(UUID.fromString(scheme), Scope.ALL).content();
        inTransaction(() -> load(id, subjects, first, districts, terms));
        long[] ours = new long[3];
        long[] byHand = new long[3];
        for (int run = 0; run < 3; run++) {
            int turn = run;
            ours[run] = timed(() -> assertEquals(
                    subjects, outcomes.compute(ComputationTerms.of(cycles.get(id, Scope.ALL), terms)), "turn " + turn));
            byHand[run] = timed(() -> assertEquals(subjects, byHand(id)));
        }
        long best = min(ours);
        long plain = min(byHand);
        System.out.printf(
                Locale.ROOT,
                "BENCH %d persons, %d items: %.2f s, %.1f us per subject; by hand %.2f s; ratio %.2f%n",
                subjects,
                (long) subjects * RATERS * INDICATORS,
                best / 1e9,
                best / 1e3 / subjects,
                plain / 1e9,
                (double) best / plain);
    }

    private static long min(long[] values) {
        return java.util.Arrays.stream(values).min().orElseThrow();
    }

    private long timed(Runnable work) {
        long begin = System.nanoTime();
        inTransaction(work);
        return System.nanoTime() - begin;
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().timeout(900).run(work);
    }

    private void load(UUID cycle, int subjects, int first, int districts, SchemeContent terms) {
        database.update(
                "INSERT INTO cycle_subjects (cycle_id, subject, unit_code, pool, origin)"
                        + " SELECT ?, gen_random_uuid()::text, unit, left(unit, 6), 'LISTED'"
                        + " FROM (SELECT (? + n % ?)::text || '001' || lpad((n % 180)::text, 3, '0') AS unit"
                        + " FROM generate_series(1, ?) AS n) AS made",
                cycle, first, districts, subjects);
        SheetPoints points = SheetPoints.of(terms.weighed());
        String[] multipliers =
                points.multipliers().stream().map(Object::toString).toArray(String[]::new);
        database.update("""
                INSERT INTO sheets (cycle_id, subject, rater_class, rater, ordinary, marks, points, evidence)
                SELECT cycle_id, subject, 'PEERS', rater, true, marks,
                       (SELECT sum(m * w) FROM unnest(marks, ?::numeric[]) AS v (m, w)), '{}'
                FROM (SELECT s.cycle_id, s.subject, r::text AS rater,
                             (SELECT array_agg((500 + 500 * random() + 0 * i * r)::int) FROM generate_series(1, ?) AS i) AS marks
                      FROM cycle_subjects s CROSS JOIN generate_series(1, ?) AS r WHERE s.cycle_id = ?) made
                """, multipliers, INDICATORS, RATERS, cycle);
        database.update("ANALYZE sheets");
        database.update("ANALYZE cycle_subjects");
    }

    /** Score, place in the pool and grade, without any of the care. */
    private int byHand(UUID cycle) {
        database.update("DELETE FROM outcomes WHERE cycle_id = ?", cycle);
        return database.update("""
                INSERT INTO outcomes (cycle_id, subject, unit_code, pool, weighed, points, score, vetoes, sanctioned,
                                      earned, cap, grade, tied)
                SELECT ?::uuid, subject, unit_code, pool, score, 0, score, '{}', false,
                       CASE WHEN score >= 70 THEN 'EXCELLENT' ELSE 'QUALIFIED' END, 'EXCELLENT',
                       CASE WHEN score >= 70 AND place <= floor(n * 0.2) THEN 'EXCELLENT' ELSE 'QUALIFIED' END, false
                FROM (SELECT *, rank() OVER (PARTITION BY pool ORDER BY score DESC) AS place,
                             count(*) OVER (PARTITION BY pool) AS n
                      FROM (SELECT s.subject, s.unit_code, s.pool, round(g.score, 2) AS score
                            FROM cycle_subjects s
                            JOIN (SELECT subject, avg(points) / 1000000 AS score FROM sheets WHERE cycle_id = ?
                                  GROUP BY subject) g ON g.subject = s.subject
                            WHERE s.cycle_id = ?) scored) placed
                """, cycle, cycle, cycle);
    }

    private static String content() {
        StringBuilder indicators = new StringBuilder();
        for (int i = 0; i < INDICATORS; i++) {
            indicators
                    .append(i == 0 ? "" : ",")
                    .append("{\"code\":\"I%d\",\"name\":\"i%d\",\"kind\":\"MARKS\",\"fullMarks\":10,".formatted(i, i))
                    .append("\"evidenceRequired\":false}");
        }
        return Rounds.personContent()
                .replaceFirst(
                        "\\{\"code\":\"WORK\".*?\\}", java.util.regex.Matcher.quoteReplacement(indicators.toString()));
    }
}
