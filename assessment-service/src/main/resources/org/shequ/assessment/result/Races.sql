-- name: field
WITH given AS (
    SELECT unit_code AS subject, year, left(unit_code, 6) AS jurisdiction, score, grade, peer_group, final_on
    FROM import_rows WHERE job_id = ?
), races AS (
    SELECT DISTINCT jurisdiction, year FROM given
)
SELECT * FROM (
    SELECT * FROM given
    UNION ALL
    SELECT r.subject, r.year, r.jurisdiction, r.score, r.grade, r.peer_group, r.final_on
    FROM results r JOIN races USING (jurisdiction, year)
    WHERE r.subject_kind = 'COMMUNITY' AND r.origin <> 'INHERITED'
      AND NOT EXISTS (SELECT FROM given g WHERE g.subject = r.subject AND g.year = r.year)) f
ORDER BY jurisdiction, year, peer_group
