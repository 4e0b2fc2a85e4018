-- name: announced-mergers
SELECT a.successor, a.effective_on, array_agg(a.predecessor ORDER BY a.predecessor) AS predecessors
FROM announced_mergers a LEFT JOIN units u ON u.code = a.successor
WHERE a.successor LIKE ? || '%' AND a.successor > ?
  AND (u.code IS NULL OR u.valid_from >= a.effective_on)
  AND NOT EXISTS (
      SELECT FROM succession_units f
      JOIN succession_units t ON t.succession_id = f.succession_id AND t.side = 'TO'
      WHERE f.unit_code = a.predecessor AND f.side = 'FROM' AND t.unit_code = a.successor)
GROUP BY a.successor, a.effective_on ORDER BY a.successor, a.effective_on LIMIT ?
