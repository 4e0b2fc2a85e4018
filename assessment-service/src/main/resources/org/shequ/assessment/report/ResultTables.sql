-- name: result-lines
SELECT r.*, u.name AS unit_name, p.personnel_number, p.name
FROM results r LEFT JOIN units u ON u.code = r.unit_code
LEFT JOIN merged_records m ON m.record_id = r.subject
LEFT JOIN people p ON p.person_id = CASE WHEN r.subject_kind = 'PERSON'
     THEN coalesce(m.person_id, r.subject)::uuid END
WHERE

-- name: result-figures
SELECT coalesce(peer_group, 'ALL') AS peer_group, count(*) AS subjects, round(avg(score), 2) AS mean,
       round((percentile_disc(0.5) WITHIN GROUP (ORDER BY score)
              + percentile_disc(0.5) WITHIN GROUP (ORDER BY score DESC)) / 2, 2) AS median,
       min(score) AS least, max(score) AS best
FROM results r
WHERE
