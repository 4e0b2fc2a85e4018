-- name: touched-subjects
WITH touched AS (
    SELECT subject_kind, subject FROM results WHERE cause = ? AND subject > ? ORDER BY subject LIMIT ?
), wanted AS (
    SELECT DISTINCT t.subject_kind, coalesce(m.person_id, t.subject) AS subject
    FROM touched t LEFT JOIN merged_records m ON m.record_id = t.subject AND t.subject_kind = 'PERSON'
),

-- name: whole-state
SELECT w.subject_kind, w.subject, coalesce(p.unit_code, c.unit_code) AS unit_code, c.year, c.score, c.grade,
       c.peer_group, c.rank, c.peers, c.percentile, c.band, c.version, c.final_on,
       CASE WHEN c.version > 1 AND c.subject_kind = 'PERSON' THEN (
           SELECT jsonb_agg(jsonb_build_object('version', v.version, 'grade', v.grade, 'finalOn', v.final_on)
                            ORDER BY v.version)::text
           FROM result_versions v
           WHERE v.subject_kind = c.subject_kind AND v.subject = c.subject AND v.year = c.year
             AND v.version < c.version) END AS earlier_grades %s
FROM wanted w LEFT JOIN counted c ON c.subject_kind = w.subject_kind AND c.person = w.subject
LEFT JOIN LATERAL (
    SELECT unit_code FROM people
    WHERE person_id = CASE WHEN w.subject_kind = 'PERSON' THEN w.subject::uuid END OFFSET 0) p ON true
ORDER BY w.subject, c.year
