-- name: conflicting-results
, conflicts AS (
    SELECT DISTINCT h.person, h.year, h.decision FROM held h
    LEFT JOIN people_with_last_units p ON p.person_id = h.person::uuid
    WHERE h.told > 1 AND NOT h.alike AND coalesce(p.last_unit, '') LIKE ? || '%'
      AND (h.decision IS NOT NULL) = ? AND (h.person, h.year) > (?, ?)
    ORDER BY h.person, h.year LIMIT ?
)
SELECT h.*, d.chosen, d.reason AS decided_because, d.document_number, d.decided_by, d.decided_at
FROM conflicts c JOIN held h ON h.person = c.person AND h.year = c.year
LEFT JOIN merger_decisions d ON d.id = c.decision
ORDER BY h.person, h.year, h.subject
