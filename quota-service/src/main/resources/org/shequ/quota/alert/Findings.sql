-- name: findings-of-accounts
SELECT CASE WHEN a.determination_id IS NULL THEN 'UNDETERMINED' WHEN a.occupied > a.approved
        THEN 'OVER_QUOTA' ELSE 'SHORT_STAFFED' END AS kind, a.id AS subject_id, a.unit_code,
    a.id AS account_id, a.determination_id, a.approved, a.occupied, a.reserved,
    abs(a.approved - a.occupied - CASE WHEN a.occupied > a.approved THEN 0 ELSE a.reserved END) AS places,
    NULL::date AS due_on
FROM quota_accounts a
WHERE a.id = ANY (?) AND a.kind = 'STAFFING'
  AND (a.occupied > a.approved OR a.occupied + a.reserved < a.approved AND a.open)
