-- name: list-rounds
SELECT r.*, (SELECT coalesce(sum(p.places), 0)::int FROM positions p WHERE p.round_id = r.id) AS places,
       (SELECT count(*) FROM registrations g WHERE g.round_id = r.id) AS registrations
FROM rounds r
WHERE ((r.jurisdiction >= ? AND r.jurisdiction < ?) OR ? LIKE r.jurisdiction || '%') AND (?::text IS NULL OR r.kind = ?)
  AND (?::text IS NULL OR r.status = ?) AND (?::text IS NULL OR r.jurisdiction = ?)
  AND (?::uuid IS NULL OR r.id < ?::uuid)
ORDER BY r.id DESC LIMIT ?
