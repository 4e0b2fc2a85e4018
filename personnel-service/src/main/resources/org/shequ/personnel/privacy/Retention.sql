-- name: due-for-erasure
SELECT p.id, p.personnel_number, p.status, p.scope_code, s.left_on
FROM people p
CROSS JOIN LATERAL (
    SELECT max(upper(a.held)) AS left_on FROM assignments a
    WHERE a.person_id = p.id AND a.recorded_to = 'infinity'
    HAVING NOT bool_or(upper_inf(a.held))) s
WHERE p.status IN ('RETIRED', 'RESIGNED', 'DISMISSED', 'DECEASED')
  AND p.anonymised_at IS NULL AND p.merged_into IS NULL AND s.left_on <= ?
