-- name: ready-to-settle
SELECT r.unit_code, r.kind, greatest(r.happened_on, (SELECT max(e.business_date) FROM quota_accounts a
    JOIN ledger_entries e ON e.account_id = a.id
    WHERE a.kind = 'STAFFING' AND a.unit_code = r.unit_code)) AS counts_from
FROM unit_reorganisations r
WHERE r.status = 'WAITING' AND NOT EXISTS (SELECT 1 FROM quota_accounts a WHERE a.kind = 'STAFFING'
    AND a.unit_code = r.unit_code AND a.occupied > 0)
ORDER BY r.unit_code LIMIT ? FOR UPDATE OF r SKIP LOCKED

-- name: list-reorganisations
SELECT r.*, u.name, coalesce(a.occupied, 0) AS waiting_for,
    (SELECT string_agg(s.successor_code || ':' || s.share, ' ' ORDER BY s.successor_code)
     FROM unit_successors s WHERE s.unit_code = r.unit_code) AS successors
FROM unit_reorganisations r LEFT JOIN units u ON u.code = r.unit_code
LEFT JOIN quota_accounts a ON a.kind = 'STAFFING' AND a.unit_code = r.unit_code
WHERE r.unit_code >= ? AND r.unit_code < ? AND r.unit_code > ? ORDER BY r.unit_code LIMIT ?
