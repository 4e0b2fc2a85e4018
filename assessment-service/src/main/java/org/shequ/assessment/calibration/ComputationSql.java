package org.shequ.assessment.calibration;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scores, grades and ranks as one set operation: a WITH clause that begins with the sums of the sheets and ends in the
 * relation {@code computed}. Its parameters are those of {@link ComputationTerms}.
 *
 * <p>Exact throughout: sheets are whole points over one denominator K. With n sheets and P points per class, and N the
 * product of the n, the score in hundredths is Σ weight × P × (N ÷ n) over 100 × K × N, and is rounded once, half up. So
 * neither the order of arrival nor the plan of the query moves a result. Grades are numbered 1 (best) to 5 (not graded).
 *
 * <p>An upheld objection takes the place of the computed score, and of the grade that the score earns. Ranks and the cap
 * are found in one sort: {@code upto} counts who is at least as good, ties included.
 */
final class ComputationSql {

    /** What {@code computed} answers and {@code outcomes} keeps, in this order. */
    static final String COLUMNS = "cycle_id, subject, unit_code, pool, weighed, points, score, vetoes, sanctioned,"
            + " earned, cap, grade, tied, peer_group, rank, peers, percentile, band, raters, class_points,"
            + " decided_score";

    private static final String SCORES = """
            WITH terms AS (
                SELECT ?::uuid AS cycle_id, ?::numeric AS k, ?::int AS year, ?::numeric AS excellent,
                       ?::numeric AS qualified, ?::numeric AS basic, ?::int AS sanction_cap, ?::text[] AS commended,
                       ?::int AS commended_percent, ?::int AS excellent_percent, ?::numeric[] AS weights
            ), indicator_terms AS (
                SELECT * FROM unnest(?::text[], ?::text[], ?::numeric[]) AS i (code, kind, full_marks)
            ), veto_terms AS (
                SELECT * FROM unnest(?::text[], ?::numeric[], ?::int[]) AS c (code, score_cap, grade_cap)
            ), exact AS (
                SELECT g.subject, g.raters, g.points, %s AS num, 100 * t.k * %s AS den
                FROM (%s) g CROSS JOIN terms t
            ), booked AS (
                SELECT subject, sum(CASE kind WHEN 'BONUS' THEN least(points, full_marks)
                                              ELSE -least(points, full_marks) END) AS points
                FROM (SELECT a.subject, a.indicator, i.kind, i.full_marks, sum(a.points) AS points
                      FROM adjustments a JOIN indicator_terms i ON i.code = a.indicator
                      WHERE a.cycle_id = (SELECT cycle_id FROM terms) AND a.revoked_by IS NULL
                      GROUP BY 1, 2, 3, 4) per_indicator
                GROUP BY subject
            ), vetoed AS (
                SELECT v.subject, min(c.score_cap) AS score_cap, max(c.grade_cap) AS grade_cap,
                       array_agg(v.veto ORDER BY v.veto) AS codes
                FROM vetoes v JOIN veto_terms c ON c.code = v.veto
                WHERE v.cycle_id = (SELECT cycle_id FROM terms) GROUP BY v.subject
            ), sanctioned AS (
                SELECT DISTINCT q.person_id::text AS subject FROM sanctions q, terms t
                WHERE q.valid_from <= make_date(t.year, 12, 31)
                  AND (q.valid_to IS NULL OR q.valid_to > make_date(t.year, 1, 1))
            ), upheld AS (
                SELECT DISTINCT ON (subject) subject, score, array_position(ARRAY['EXCELLENT', 'QUALIFIED',
                       'BASICALLY_QUALIFIED', 'UNQUALIFIED', 'UNDETERMINED'], grade) AS grade
                FROM objections WHERE cycle_id = (SELECT cycle_id FROM terms) AND outcome = 'UPHELD'
                ORDER BY subject, id DESC
            ), scored AS MATERIALIZED (
                SELECT s.subject, s.unit_code, s.pool, s.peer_group, e.raters, e.points AS class_points,
                       (div(2 * e.num + e.den, 2 * e.den) / 100)::numeric(5, 2) AS weighed,
                       coalesce(b.points, 0) AS points,
                       least(div(2 * greatest(e.num + coalesce(b.points, 0) * 100 * e.den, 0) + e.den, 2 * e.den) / 100,
                             100, v.score_cap)::numeric(5, 2) AS score,
                       coalesce(v.codes, '{}') AS vetoes, q.subject IS NOT NULL AS sanctioned,
                       greatest(coalesce(v.grade_cap, 1),
                                CASE WHEN q.subject IS NULL THEN 1 ELSE t.sanction_cap END) AS cap,
                       u.score AS decided_score, u.grade AS decided_grade
                FROM terms t
                JOIN cycle_subjects s ON s.cycle_id = t.cycle_id AND s.withdrawn_reason IS NULL
                JOIN exact e ON e.subject = s.subject
                LEFT JOIN booked b ON b.subject = s.subject
                LEFT JOIN vetoed v ON v.subject = s.subject
                LEFT JOIN sanctioned q ON q.subject = s.subject
                LEFT JOIN upheld u ON u.subject = s.subject
            )
            """;

    private static final String RANKS = """
            , placed AS (
                SELECT *, (rank() OVER race)::int AS rank, (count(*) OVER (PARTITION BY pool, peer_group))::int AS peers
                FROM scored
                WINDOW race AS (PARTITION BY pool, peer_group ORDER BY coalesce(decided_score, score) DESC)
            ), computed AS (
                SELECT (SELECT cycle_id FROM terms) AS cycle_id, subject, unit_code, pool, weighed, points, score,
                       vetoes, sanctioned, NULL::text AS earned, NULL::text AS cap, NULL::text AS grade, false AS tied,
                       peer_group, rank, peers, round(100.0 * (peers - rank + 1) / peers, 2) AS percentile,
                       CASE WHEN 4 * rank <= peers THEN 'FIRST_QUARTER' WHEN 2 * rank <= peers THEN 'SECOND_QUARTER'
                            WHEN 4 * rank <= 3 * peers THEN 'THIRD_QUARTER' ELSE 'FOURTH_QUARTER' END AS band,
                       raters, class_points, decided_score
                FROM placed
            )
            """;

    private static final String GRADES = """
            , opened AS (
                SELECT *, greatest(earned, cap) AS open
                FROM (SELECT s.*, coalesce(decided_score, score) AS counted, coalesce(decided_grade,
                             CASE WHEN coalesce(decided_score, score) >= t.excellent THEN 1
                                  WHEN coalesce(decided_score, score) >= t.qualified THEN 2
                                  WHEN coalesce(decided_score, score) >= t.basic THEN 3 ELSE 4 END) AS earned,
                             CASE WHEN s.pool = ANY (t.commended) THEN t.commended_percent
                                  ELSE t.excellent_percent END AS percent
                      FROM scored s CROSS JOIN terms t) e
            ), placed AS (
                SELECT *, count(*) FILTER (WHERE open < 5) OVER (PARTITION BY pool) * percent / 100 AS places,
                       rank() OVER race AS place, count(*) OVER race AS upto
                FROM opened WINDOW race AS (PARTITION BY pool, open ORDER BY counted DESC)
            ), marked AS (
                SELECT *, open = 1 AND place <= places AND upto > places AS tied FROM placed
            ), decided AS (
                SELECT i.pool, d.chosen
                FROM (SELECT pool, array_agg(subject ORDER BY subject) AS tie FROM marked WHERE tied GROUP BY pool) i
                JOIN tie_decisions d ON d.cycle_id = (SELECT cycle_id FROM terms) AND d.pool = i.pool AND d.tie = i.tie
            ), computed AS (
                SELECT (SELECT cycle_id FROM terms) AS cycle_id, m.subject, m.unit_code, m.pool, m.weighed, m.points,
                       m.score, m.vetoes, m.sanctioned, g.names[m.earned] AS earned, g.names[m.cap] AS cap,
                       g.names[CASE WHEN m.open > 1 THEN m.open
                                    WHEN NOT m.tied THEN CASE WHEN m.place <= m.places THEN 1 ELSE 2 END
                                    WHEN d.chosen IS NULL THEN NULL
                                    WHEN m.subject = ANY (d.chosen) THEN 1 ELSE 2 END] AS grade,
                       m.tied, NULL::text AS peer_group, NULL::int AS rank, NULL::int AS peers,
                       NULL::numeric AS percentile, NULL::text AS band, m.raters, m.class_points, m.decided_score
                FROM marked m
                CROSS JOIN (SELECT ARRAY['EXCELLENT', 'QUALIFIED', 'BASICALLY_QUALIFIED', 'UNQUALIFIED',
                                         'UNDETERMINED'] AS names) g
                LEFT JOIN decided d ON d.pool = m.pool
            )
            """;

    private ComputationSql() {}

    /** @param sums a query that answers subject, raters and points; its parameters come after those of the terms */
    static String of(ComputationTerms terms, String sums) {
        int classes = terms.content().raterClasses().size();
        String scores = SCORES.formatted(numerator(classes), product(classes, -1), sums);
        return scores
                + switch (terms.cycle().subjectKind()) {
                    case COMMUNITY -> RANKS;
                    case PERSON -> GRADES;
                };
    }

    /** Σ weight × points × the raters of all other classes. */
    private static String numerator(int classes) {
        return IntStream.rangeClosed(1, classes)
                .mapToObj(i -> "t.weights[" + i + "] * g.points[" + i + "]" + (classes == 1 ? "" : " * ")
                        + (classes == 1 ? "" : product(classes, i)))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    private static String product(int classes, int without) {
        return IntStream.rangeClosed(1, classes)
                .filter(i -> i != without)
                .mapToObj(i -> "g.raters[" + i + "]::numeric")
                .collect(Collectors.joining(" * ", "(", ")"));
    }
}
