package org.shequ.assessment.calibration;

/**
 * Scores, grades and ranks of all subjects of a cycle as one set operation: a WITH clause that ends in the relation
 * {@code computed}, whose columns are those of {@code outcomes} in their order. Its parameters are those of
 * {@link ComputationTerms}.
 *
 * <p>Exact throughout: sheets are whole points over one denominator K. With n sheets and P points per class, and N the
 * product of the n, the score in hundredths is Σ weight × P × (N ÷ n) over 100 × K × N, and is rounded once, half up. So
 * neither the order of arrival nor the plan of the query moves a result. Grades are numbered 1 (best) to 5 (not graded).
 */
final class ComputationSql {

    private static final String STORED = "sum(points)";
    private static final String ANEW =
            "sum((SELECT sum(m * w) FROM unnest(marks, (SELECT multipliers FROM terms)) AS v (m, w)))";

    private static final String SCORES = """
            WITH terms AS (
                SELECT ?::uuid AS cycle_id, ?::numeric AS k, ?::int AS year, ?::numeric AS excellent,
                       ?::numeric AS qualified, ?::numeric AS basic, ?::int AS sanction_cap, ?::text[] AS commended,
                       ?::int AS commended_percent, ?::int AS excellent_percent, ?::numeric[] AS multipliers
            ), class_terms AS (
                SELECT * FROM unnest(?::text[], ?::numeric[]) AS w (code, weight)
            ), indicator_terms AS (
                SELECT * FROM unnest(?::text[], ?::text[], ?::numeric[]) AS i (code, kind, full_marks)
            ), veto_terms AS (
                SELECT * FROM unnest(?::text[], ?::numeric[], ?::int[]) AS c (code, score_cap, grade_cap)
            ), per_class AS (
                SELECT subject, rater_class, count(*)::numeric AS n, %s AS points
                FROM sheets WHERE cycle_id = (SELECT cycle_id FROM terms) GROUP BY subject, rater_class
            ), weighted AS (
                SELECT p.subject, p.n, p.points * w.weight AS points, product(p.n) OVER (PARTITION BY p.subject) AS whole
                FROM per_class p JOIN class_terms w ON w.code = p.rater_class
            ), exact AS (
                SELECT subject, sum(points * div(whole, n)) AS num, 100 * (SELECT k FROM terms) * max(whole) AS den
                FROM weighted GROUP BY subject
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
            ), scored AS (
                SELECT s.subject, s.unit_code, s.pool, s.peer_group,
                       (div(2 * e.num + e.den, 2 * e.den) / 100)::numeric(5, 2) AS weighed,
                       coalesce(b.points, 0) AS points,
                       least(div(2 * greatest(e.num + coalesce(b.points, 0) * 100 * e.den, 0) + e.den, 2 * e.den) / 100,
                             100, v.score_cap)::numeric(5, 2) AS score,
                       coalesce(v.codes, '{}') AS vetoes, q.subject IS NOT NULL AS sanctioned,
                       greatest(coalesce(v.grade_cap, 1),
                                CASE WHEN q.subject IS NULL THEN 1 ELSE t.sanction_cap END) AS cap
                FROM terms t
                JOIN cycle_subjects s ON s.cycle_id = t.cycle_id AND s.withdrawn_reason IS NULL
                JOIN exact e ON e.subject = s.subject
                LEFT JOIN booked b ON b.subject = s.subject
                LEFT JOIN vetoed v ON v.subject = s.subject
                LEFT JOIN sanctioned q ON q.subject = s.subject
            )
            """;

    private static final String GRADES = """
            , earned AS (
                SELECT s.*, CASE WHEN t.excellent IS NULL THEN NULL WHEN s.score >= t.excellent THEN 1
                                 WHEN s.score >= t.qualified THEN 2 WHEN s.score >= t.basic THEN 3 ELSE 4 END AS earned
                FROM scored s CROSS JOIN terms t
            ), opened AS (
                SELECT *, CASE WHEN earned IS NOT NULL THEN greatest(earned, cap) END AS open FROM earned
            ), pools AS (
                SELECT o.pool, count(*) FILTER (WHERE o.open < 5)
                               * CASE WHEN o.pool = ANY (t.commended) THEN t.commended_percent
                                      ELSE t.excellent_percent END / 100 AS places
                FROM opened o CROSS JOIN terms t GROUP BY o.pool, t.commended, t.commended_percent, t.excellent_percent
            ), contested AS (
                SELECT o.*, p.places, rank() OVER (PARTITION BY o.pool, o.open ORDER BY o.score DESC) AS place,
                       count(*) OVER (PARTITION BY o.pool, o.open, o.score) AS same
                FROM opened o JOIN pools p ON p.pool = o.pool
            ), marked AS (
                SELECT *, coalesce(open = 1 AND place <= places AND place + same - 1 > places, false) AS tied
                FROM contested
            ), ties AS (
                SELECT pool, array_agg(subject ORDER BY subject) AS tie FROM marked WHERE tied GROUP BY pool
            ), decided AS (
                SELECT i.pool, d.chosen FROM ties i
                JOIN tie_decisions d ON d.cycle_id = (SELECT cycle_id FROM terms) AND d.pool = i.pool AND d.tie = i.tie
            ), computed AS (
                SELECT (SELECT cycle_id FROM terms) AS cycle_id, m.subject, m.unit_code, m.pool, m.weighed, m.points,
                       m.score, m.vetoes, m.sanctioned, g.names[m.earned] AS earned,
                       CASE WHEN m.earned IS NOT NULL THEN g.names[m.cap] END AS cap,
                       g.names[CASE WHEN m.open > 1 THEN m.open WHEN m.open IS NULL THEN NULL
                                    WHEN NOT m.tied THEN CASE WHEN m.place <= m.places THEN 1 ELSE 2 END
                                    WHEN d.chosen IS NULL THEN NULL
                                    WHEN m.subject = ANY (d.chosen) THEN 1 ELSE 2 END] AS grade,
                       m.tied, m.peer_group, r.rank, r.peers, round(100.0 * (r.peers - r.rank + 1) / r.peers, 2) AS
                       percentile,
                       CASE WHEN r.rank IS NULL THEN NULL WHEN 4 * r.rank <= r.peers THEN 'FIRST_QUARTER'
                            WHEN 2 * r.rank <= r.peers THEN 'SECOND_QUARTER'
                            WHEN 4 * r.rank <= 3 * r.peers THEN 'THIRD_QUARTER' ELSE 'FOURTH_QUARTER' END AS band
                FROM marked m
                CROSS JOIN (SELECT ARRAY['EXCELLENT', 'QUALIFIED', 'BASICALLY_QUALIFIED', 'UNQUALIFIED',
                                         'UNDETERMINED'] AS names) g
                LEFT JOIN decided d ON d.pool = m.pool
                LEFT JOIN (SELECT subject, (rank() OVER race)::int AS rank, (count(*) OVER (PARTITION BY pool, peer_group))::int AS peers
                           FROM scored WHERE peer_group IS NOT NULL
                           WINDOW race AS (PARTITION BY pool, peer_group ORDER BY score DESC)) r ON r.subject = m.subject
            )
            """;

    private ComputationSql() {}

    static String of(ComputationTerms terms) {
        return SCORES.formatted(terms.anew() ? ANEW : STORED) + GRADES;
    }
}
