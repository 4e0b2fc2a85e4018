-- name: counts
count(*) FILTER (WHERE a.status IN ('DECIDED', 'CONFIRMED', 'EFFECTED')) AS under_way,
count(*) FILTER (WHERE a.status = 'CLOSED') AS effected,
count(*) FILTER (WHERE a.status = 'REJECTED') AS rejected

-- name: appointments-of-a-plan
FROM positions p JOIN rounds r ON r.id = p.round_id JOIN appointments a ON a.position_id = p.id
WHERE p.plan_id = ? AND r.jurisdiction >= ? AND r.jurisdiction < ?
