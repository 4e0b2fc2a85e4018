-- name: list-probations
SELECT a.*, g.name FROM appointments a JOIN registrations g ON g.id = a.registration_id
WHERE a.probation_until IS NOT NULL AND a.probation_outcome IS NULL
  AND a.status IN ('EFFECTED', 'CLOSED')
  AND a.target_unit_code >= ? AND a.target_unit_code < ?
  AND (?::date IS NULL OR a.probation_until <= ?::date)
  AND (?::uuid IS NULL OR a.person_id = ?::uuid)
  AND (?::date IS NULL OR (a.probation_until, a.id) > (?::date, ?::uuid))
ORDER BY a.probation_until, a.id LIMIT ?
