-- name: pay-records-of-a-person
LEFT JOIN policies p ON p.id = r.policy_id
WHERE r.person_id = ?
  AND CASE WHEN ?::timestamptz IS NULL THEN r.recorded_to = 'infinity'
      ELSE r.recorded_from <= ? AND r.recorded_to > ? END
  AND (?::date IS NULL OR (lower(r.held), r.id) > (?::date, ?::uuid))
ORDER BY lower(r.held), r.id LIMIT ?
