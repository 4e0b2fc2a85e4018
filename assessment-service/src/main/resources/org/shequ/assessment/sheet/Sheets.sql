-- name: insert-sheets
WITH given AS (SELECT * FROM %s AS g (subject, rater_class, rater, ordinary, marks, points, evidence, entered_by, entered_at))
INSERT INTO sheets (cycle_id, subject, rater_class, rater, ordinary, marks, points, evidence, entered_by, entered_at)
SELECT ?, subject, rater_class, rater, ordinary, marks::int[], points, evidence::jsonb,
       entered_by, entered_at
FROM given ORDER BY subject, rater_class, rater
ON CONFLICT DO NOTHING RETURNING subject, rater_class, rater
