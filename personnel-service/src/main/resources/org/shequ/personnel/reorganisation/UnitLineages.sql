-- name: lineages-of-a-unit
SELECT * FROM (
    SELECT * FROM unit_lineages WHERE from_code = ?
    UNION ALL
    SELECT * FROM unit_lineages WHERE to_code = ?) l
WHERE (?::date IS NULL OR (happened_on, from_code, to_code) > (?::date, ?, ?))
ORDER BY happened_on, from_code, to_code LIMIT ?
