-- name: identify-by-name
UPDATE import_rows r SET person_id = p.person_id
FROM (SELECT name, min(person_id::text)::uuid AS person_id FROM people
       WHERE unit_code LIKE ? || '%' AND name IN (SELECT name FROM import_rows WHERE job_id = ?)
         AND person_id::text NOT IN (SELECT record_id FROM merged_records)
       GROUP BY name HAVING count(*) = 1) p
WHERE r.job_id = ? AND r.person_id IS NULL AND r.personnel_number IS NULL AND p.name = r.name

-- name: place-by-post
UPDATE import_rows r SET unit_code = coalesce(
    (SELECT s.unit_code FROM posts s
      WHERE s.person_id = r.person_id AND s.is_primary
        AND s.valid_from <= make_date(r.year, 12, 31)
        AND (s.valid_to IS NULL OR s.valid_to > make_date(r.year, 12, 31))
      LIMIT 1),
    p.unit_code,
    (SELECT s.unit_code FROM posts s
      WHERE s.person_id = r.person_id AND s.is_primary ORDER BY s.valid_from DESC LIMIT 1))
FROM people p
WHERE r.job_id = ? AND p.person_id = r.person_id

-- name: unknown-people
SELECT r.row_number, r.personnel_number, r.person_id, r.name,
       CASE WHEN r.personnel_number IS NULL AND r.person_id IS NULL THEN
           (SELECT string_agg(p.personnel_number, ', ' ORDER BY p.personnel_number)
              FROM (SELECT personnel_number FROM people
                     WHERE name = r.name AND unit_code LIKE ? || '%'
                       AND person_id::text NOT IN (SELECT record_id FROM merged_records)
                     ORDER BY personnel_number LIMIT ?) p) END AS several
FROM import_rows r
WHERE r.job_id = ? AND r.row_number > ? AND NOT r.known
ORDER BY r.row_number LIMIT ?
