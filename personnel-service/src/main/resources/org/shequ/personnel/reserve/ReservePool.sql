-- name: reserve-members
SELECT p.id, p.personnel_number, p.name, p.scope_code, p.unit_code, p.post, lower(r.held) AS held_from,
       upper(r.held) AS held_to, v.last AS last_reviewed_on
FROM people p
JOIN reserve_memberships r ON r.person_id = p.id AND r.recorded_to = 'infinity' AND r.held @> ?::date
LEFT JOIN LATERAL (SELECT max(reviewed_on) AS last FROM reserve_reviews
    WHERE membership_id = r.id AND reviewed_on <= ?::date) v ON true
WHERE p.scope_code >= ? AND p.scope_code < ? AND p.scope_code >= ? AND p.scope_code < ?
  AND (?::date IS NULL OR upper(r.held) < ?::date)
  AND (?::date IS NULL OR greatest(v.last, lower(r.held)) < ?::date)
  AND (?::text IS NULL OR (p.scope_code, p.id) > (?, ?::uuid))
ORDER BY p.scope_code, p.id LIMIT ?
