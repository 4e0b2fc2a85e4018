-- name: shares
SELECT value, (count(*) FILTER (WHERE NOT computed))::bigint AS before,
       (count(*) FILTER (WHERE computed))::bigint AS after
FROM (SELECT coalesce(grade, band, 'UNDECIDED') AS value, false AS computed FROM outcomes
       WHERE cycle_id = ?
      UNION ALL SELECT coalesce(grade, band, 'UNDECIDED'), true FROM simulated) both_sides
GROUP BY value ORDER BY value
