-- name: insert-sheets
WITH given AS (SELECT * FROM %s AS g (subject, rater_class, rater, ordinary, marks, points, evidence, entered_by, entered_at))
INSERT INTO sheets (cycle_id, subject, rater_class, rater, ordinary, marks, points, evidence, entered_by, entered_at)
SELECT ?, subject, rater_class, rater, ordinary, marks::int[], points, evidence::jsonb,
       entered_by, entered_at
FROM given ORDER BY subject, rater_class, rater
ON CONFLICT DO NOTHING RETURNING subject, rater_class, rater

-- name: subjects-as-they-are-called
SELECT coalesce(p.personnel_number, s.subject) AS called, coalesce(u.name, '') AS name
FROM cycle_subjects s
LEFT JOIN people p ON p.person_id::text = s.subject
LEFT JOIN units u ON u.code = s.subject
WHERE s.cycle_id = ? AND s.withdrawn_reason IS NULL AND s.unit_code LIKE ? || '%'
ORDER BY s.unit_code, called
