-- name: use-of-plans
SELECT a.id, a.occupied, a.reserved, a.approved - a.occupied - a.reserved - a.frozen AS left_over, a.version,
    e.entries
FROM quota_accounts a LEFT JOIN LATERAL (
    SELECT string_agg(y.year || ':' || y.kind || ':' || y.n, ' ' ORDER BY y.year, y.kind) AS entries
    FROM (SELECT extract(year FROM o.since)::int AS year, coalesce(pl.round_kind, 'INSTITUTION') AS kind,
              count(*) AS n
          FROM occupancies o LEFT JOIN places pl ON pl.id = o.place_id
          WHERE o.account_id = a.id GROUP BY 1, 2) y) e ON true
WHERE a.id = ANY (?)
