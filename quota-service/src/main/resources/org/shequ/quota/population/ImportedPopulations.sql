-- name: sudden-changes
JOIN LATERAL (SELECT p.urban_population, p.counted_on FROM populations p
    WHERE p.unit_code = i.unit_code AND p.counted_on < i.counted_on
    ORDER BY p.counted_on DESC LIMIT 1) b ON true
WHERE i.job_id = ? AND i.known AND b.urban_population > 0
  AND abs(i.urban_population - b.urban_population) * 100
      > 30 * b.urban_population * greatest(1, (i.counted_on - b.counted_on) / 365.0)

-- name: update-populations
UPDATE populations p SET urban_population = i.urban_population,
    households = coalesce(i.households, p.households), source = i.source, recorded_at = ?, recorded_by = ?
FROM imported_populations i
WHERE i.job_id = ? AND p.unit_code = i.unit_code AND p.counted_on = i.counted_on
  AND (p.urban_population, p.households, p.source)
      IS DISTINCT FROM (i.urban_population, coalesce(i.households, p.households), i.source)
