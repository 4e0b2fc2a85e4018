-- name: move-populations
g(unit_code, counted_on, urban_population, households, source),
    (SELECT ?::text AS former, ?::timestamptz AS now) t),
kept AS (
    INSERT INTO population_transfers (unit_code, counted_on, successor_code, urban_population, households,
        source, recorded_at)
    SELECT former, counted_on, unit_code, urban_population, households, source, now FROM given)
INSERT INTO populations AS p (unit_code, counted_on, urban_population, households, source, recorded_at,
    recorded_by)
SELECT unit_code, counted_on, urban_population, households, source || ' (' || former || ')', now, 'lineage'
FROM given ORDER BY unit_code, counted_on
ON CONFLICT (unit_code, counted_on) DO UPDATE SET
    urban_population = p.urban_population + excluded.urban_population,
    households = p.households + excluded.households
