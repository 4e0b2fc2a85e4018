-- name: facts-of-subjects
SELECT s.subject, s.unit_code, s.pool, s.peer_group, g.*, b.indicators, b.booked, v.vetoes, q.sanctions,
       u.score AS decided_score, u.grade AS decided_grade
FROM cycle_subjects s
%s g ON g.subject = s.subject
LEFT JOIN (SELECT subject, array_agg(indicator) AS indicators, array_agg(points::text) AS booked
           FROM (SELECT subject, indicator, sum(points) AS points FROM adjustments
                  WHERE cycle_id = ? AND revoked_by IS NULL GROUP BY subject, indicator) i
           GROUP BY subject) b ON b.subject = s.subject
LEFT JOIN (SELECT subject, array_agg(veto ORDER BY veto) AS vetoes FROM vetoes
           WHERE cycle_id = ? AND lifted_by IS NULL GROUP BY subject) v ON v.subject = s.subject
LEFT JOIN (SELECT person_id::text AS subject, array_agg(concat(valid_from, '/', valid_to)) AS sanctions
           FROM sanctions WHERE valid_to IS NULL OR valid_to >= make_date(?, 1, 1)
           GROUP BY person_id) q ON q.subject = s.subject
LEFT JOIN (SELECT DISTINCT ON (subject) subject, score, grade FROM objections
            WHERE cycle_id = ? AND score IS NOT NULL ORDER BY subject, id DESC) u ON u.subject = s.subject
WHERE s.cycle_id = ? AND s.withdrawn_reason IS NULL AND (?::text IS NULL OR s.pool = ?)
ORDER BY s.pool COLLATE "C", s.peer_group COLLATE "C"
