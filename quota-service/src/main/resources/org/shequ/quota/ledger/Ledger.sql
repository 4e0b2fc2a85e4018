-- name: move-account
WITH moved AS (
    UPDATE quota_accounts a SET approved = a.approved + d.approved, occupied = a.occupied + d.occupied,
        reserved = a.reserved + d.reserved, frozen = a.frozen + d.frozen,
        over_quota_order = a.over_quota_order + d.over_quota_order,
        version = a.version + 1
    FROM (SELECT ?::int AS approved, ?::int AS occupied, ?::int AS reserved, ?::int AS frozen,
                 ?::int AS over_quota_order, ?::int AS needed) d
    WHERE a.id = ? AND (d.needed = 0 OR a.open
        AND a.approved + a.over_quota_order - a.occupied - a.reserved - a.frozen >= d.needed)
    RETURNING new.*
), noted AS (
    INSERT INTO ledger_entries (account_id, number, kind, approved, occupied, reserved, frozen,
        over_quota_order, above, cause, cause_id, document_number, person_id, place_id, note,
        business_date, recorded_at, recorded_by)
    SELECT id, version, ?, ?, ?, ?, ?, ?, occupied + reserved - approved - over_quota_order, ?, ?, ?, ?::uuid, ?::uuid, ?, ?, ?, ? FROM moved
)
SELECT * FROM moved

-- name: approve-accounts
moved AS (
    UPDATE quota_accounts a SET approved = d.approved, determination_id = ?, document_number = ?,
        version = a.version + 1
    FROM given d WHERE a.kind = 'STAFFING' AND a.unit_code = d.unit_code
    RETURNING new.*, new.approved - old.approved AS approved_change
), noted AS (
    INSERT INTO ledger_entries (account_id, number, kind, approved, occupied, reserved, frozen,
        over_quota_order, above, cause, cause_id, document_number, business_date, recorded_at,
        recorded_by)
    SELECT id, version, 'SET', approved_change, 0, 0, 0, 0, occupied + reserved - approved - over_quota_order,
        'DETERMINATION', ?, ?, ?, ?, ?
    FROM moved
)
SELECT * FROM moved

-- name: occupy-accounts
moved AS (
    UPDATE quota_accounts a SET occupied = a.occupied + d.arrivals,
        version = a.version + d.arrivals
    FROM (SELECT account_id, count(*)::int AS arrivals FROM given GROUP BY account_id) d
    WHERE a.id = d.account_id
    RETURNING new.*, old.version AS version_before,
        old.occupied + old.reserved - old.approved - old.over_quota_order AS above_before
), noted AS (
    INSERT INTO ledger_entries (account_id, number, kind, approved, occupied, reserved, frozen,
        over_quota_order, above, cause, cause_id, document_number, person_id, place_id, note,
        business_date, recorded_at, recorded_by)
    SELECT m.id, m.version_before + g.nth, 'OCCUPY', 0, 1, 0, 0, 0,
        m.above_before + g.nth,
        g.cause, g.cause_id, g.document_number, g.person_id, g.place_id, g.note, g.business_date, ?, ?
    FROM given g JOIN moved m ON m.id = g.account_id
)
SELECT * FROM moved
