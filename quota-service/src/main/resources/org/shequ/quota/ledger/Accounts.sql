-- name: account-on-a-day
SELECT coalesce(sum(approved), 0)::int AS approved, coalesce(sum(occupied), 0)::int AS occupied,
    coalesce(sum(reserved), 0)::int AS reserved, coalesce(sum(frozen), 0)::int AS frozen,
    coalesce(sum(over_quota_order), 0)::int AS over_quota_order,
    coalesce(max(number), 0) AS version
FROM ledger_entries WHERE account_id = ? AND business_date <= ?
