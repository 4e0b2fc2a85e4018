-- name: entries-of-a-person
WHERE person_id = ?
  AND CASE WHEN ?::timestamptz IS NULL THEN recorded_to = 'infinity'
      ELSE recorded_from <= ? AND recorded_to > ? END
  AND (?::date IS NULL OR held @> ?::date)
  AND (?::date IS NULL OR (lower(held), id) > (?::date, ?::uuid))
ORDER BY lower(held), id LIMIT ?
