-- name: steps-taken
WITH steps AS (
    SELECT 'ENTER_RESERVE' AS step, r.person_id, lower(r.held) AS taken_on
    FROM reserve_memberships r
    WHERE r.recorded_to = 'infinity' AND lower(r.held) >= ? AND lower(r.held) < ?
    UNION ALL
    SELECT CASE i.kind WHEN 'STAFFED' THEN 'BECOME_STAFFED' WHEN 'CIVIL_SERVANT' THEN 'ENTER_CIVIL_SERVICE'
           ELSE 'ENTER_INSTITUTION' END, i.person_id, lower(i.held)
    FROM identities i
    JOIN LATERAL (
        SELECT b.kind FROM identities b
        WHERE b.person_id = i.person_id AND b.recorded_to = 'infinity' AND lower(b.held) < lower(i.held)
        ORDER BY lower(b.held) DESC LIMIT 1) b ON true
    WHERE i.recorded_to = 'infinity' AND lower(i.held) >= ? AND lower(i.held) < ?
      AND (i.kind = 'STAFFED' AND b.kind = 'CONTRACT'
           OR i.kind = 'PUBLIC_INSTITUTION' AND b.kind = 'STAFFED'
           OR i.kind = 'CIVIL_SERVANT' AND b.kind IN ('STAFFED', 'PUBLIC_INSTITUTION'))
    UNION ALL
    SELECT 'BECOME_' || a.post, a.person_id, lower(a.held)
    FROM assignments a
    JOIN LATERAL (
        SELECT b.post FROM assignments b
        WHERE b.person_id = a.person_id AND b.recorded_to = 'infinity' AND b.is_primary
          AND lower(b.held) < lower(a.held)
        ORDER BY lower(b.held) DESC LIMIT 1) b ON true
    WHERE a.recorded_to = 'infinity' AND a.is_primary AND lower(a.held) >= ? AND lower(a.held) < ?
      AND (a.post = 'DEPUTY_SECRETARY' AND b.post IN ('GRID_WORKER', 'COMMUNITY_WORKER')
           OR a.post = 'SECRETARY' AND b.post <> 'SECRETARY')
)
SELECT s.step, count(*) AS taken, count(DISTINCT s.person_id) AS people
FROM steps s
JOIN assignments a ON a.person_id = s.person_id AND a.recorded_to = 'infinity' AND a.is_primary
    AND a.held @> s.taken_on
WHERE a.unit_code >= ? AND a.unit_code < ? AND a.unit_code >= ? AND a.unit_code < ?
GROUP BY s.step
