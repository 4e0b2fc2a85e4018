-- name: units-in-reach
FROM org_units
WHERE code >= ? AND code < ? AND code >= ? AND code < ?
  AND (?::text IS NULL OR parent_code = ?)
  AND (?::text IS NULL OR kind = ?)
  AND (?::text IS NULL OR status = ?)
  AND (?::text IS NULL OR name LIKE ?)
  AND (?::date IS NULL OR (valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)))

-- name: ancestors
WITH RECURSIVE ancestors (code, ancestor) AS (
    SELECT to_code, from_code FROM unit_lineages WHERE to_code = ANY (?)
    UNION
    SELECT a.code, l.from_code FROM ancestors a JOIN unit_lineages l ON l.to_code = a.ancestor
)
SELECT code, ancestor FROM ancestors

-- name: update-units
UPDATE org_units o
SET name = n.name, kind = n.kind, parent_code = n.parent_code, status = n.status,
    urban_rural_class = n.urban_rural_class, valid_from = n.valid_from, valid_to = n.valid_to,
    version = o.version + 1
FROM %s AS n (code, name, kind, parent_code, status, urban_rural_class, valid_from, valid_to)
WHERE o.code = n.code
