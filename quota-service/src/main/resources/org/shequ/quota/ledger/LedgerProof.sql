-- name: differences
SELECT a.id, a.unit_code, f.rule, f.stated, f.found FROM quota_accounts a
LEFT JOIN LATERAL (SELECT coalesce(sum(approved), 0) AS approved, coalesce(sum(occupied), 0) AS occupied,
    coalesce(sum(reserved), 0) AS reserved, coalesce(sum(frozen), 0) AS frozen,
    coalesce(sum(over_quota_order), 0) AS over_quota_order,
    count(*) AS entries FROM ledger_entries e WHERE e.account_id = a.id) s ON true
CROSS JOIN LATERAL (VALUES
    ('APPROVED', a.approved::bigint, s.approved), ('OCCUPIED', a.occupied, s.occupied),
    ('RESERVED', a.reserved, s.reserved), ('FROZEN', a.frozen, s.frozen),
    ('OVER_QUOTA_ORDER', a.over_quota_order, s.over_quota_order),
    ('ABOVE',
        coalesce((SELECT e.above FROM ledger_entries e WHERE e.account_id = a.id ORDER BY e.number DESC LIMIT 1), 0),
        s.occupied + s.reserved - s.approved - s.over_quota_order),
    ('ENTRIES', a.version, s.entries),
    ('PEOPLE', a.occupied, (SELECT count(*) FROM occupancies o WHERE o.account_id = a.id)),
    ('PLACES', a.reserved, (SELECT count(*) FROM places p WHERE p.account_id = a.id
        AND p.status IN ('HELD', 'LOCKED', 'CONFIRMED')))) f(rule, stated, found)
WHERE a.unit_code >= ? AND a.unit_code < ? AND f.stated <> f.found
ORDER BY a.unit_code, a.id, f.rule LIMIT ?
