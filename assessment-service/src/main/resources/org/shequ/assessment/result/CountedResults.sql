-- name: counted-results
records AS (
    SELECT subject_kind, subject AS person, subject AS record FROM wanted w
    WHERE NOT EXISTS (SELECT FROM merged_records m WHERE w.subject_kind = 'PERSON'
                       AND m.record_id = w.subject AND m.person_id <> m.record_id)
    UNION ALL
    SELECT w.subject_kind, m.person_id, m.record_id
    FROM wanted w JOIN merged_records m ON m.person_id = w.subject AND m.record_id <> m.person_id
    WHERE w.subject_kind = 'PERSON'
), compared AS (
    SELECT k.person, r.*, count(*) OVER same AS told,
           min(r.grade) OVER same = max(r.grade) OVER same
           AND (count(r.score) OVER same = 0 OR count(r.score) OVER same = count(*) OVER same
                AND min(r.score) OVER same = max(r.score) OVER same) AS alike,
           row_number() OVER (PARTITION BY k.subject_kind, k.person, r.year
                              ORDER BY r.subject = k.person DESC, r.subject) AS nr,
           array_agg(r.subject || '/' || r.version) OVER (
               PARTITION BY k.subject_kind, k.person, r.year ORDER BY r.subject
               ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS rivals
    FROM records k CROSS JOIN LATERAL (
        SELECT * FROM results o WHERE o.subject_kind = k.subject_kind AND o.subject = k.record OFFSET 0) r
    WINDOW same AS (PARTITION BY k.subject_kind, k.person, r.year)
), held AS MATERIALIZED (
    SELECT c.*, d.id AS decision,
           CASE WHEN c.told = 1 THEN true WHEN c.alike THEN c.nr = 1
                ELSE coalesce(d.chosen = c.subject, false) END AS counts
    FROM compared c LEFT JOIN LATERAL (
        SELECT id, chosen FROM merger_decisions d
        WHERE c.told > 1 AND d.person_id = c.person AND d.year = c.year AND d.decided_about = c.rivals
        ORDER BY d.id DESC LIMIT 1) d ON true
), counted AS (
    SELECT * FROM held WHERE counts
)
