-- name: pools
SELECT o.pool, (count(*) FILTER (WHERE o.grade IS DISTINCT FROM 'UNDETERMINED'))::int AS graded,
       (count(*) FILTER (WHERE o.grade = 'EXCELLENT'))::int AS excellent,
       coalesce(array_agg(o.subject ORDER BY o.subject) FILTER (WHERE o.tied), '{}') AS tie,
       (count(*) FILTER (WHERE o.grade = 'EXCELLENT' AND NOT o.tied))::int AS ahead,
       bool_and(o.grade IS NOT NULL) AS decided
FROM outcomes o WHERE o.cycle_id = ? AND (?::text IS NULL OR o.pool = ?) AND o.pool > ?
GROUP BY o.pool ORDER BY o.pool LIMIT ?
