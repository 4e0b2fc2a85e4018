-- name: communities-of-a-cycle
SELECT u.code AS subject, u.code AS unit_code, left(u.code, 6) AS pool,
       (SELECT rule ->> 'code' FROM jsonb_array_elements(s.content -> 'peerGroups')
               WITH ORDINALITY AS r (rule, nr)
         WHERE (rule ->> 'unitKind' IS NULL OR rule ->> 'unitKind' = u.kind)
           AND (rule ->> 'urbanRuralClass' IS NULL
                OR starts_with(coalesce(u.urban_rural_class, ''), rule ->> 'urbanRuralClass'))
           AND (jsonb_array_length(rule -> 'units') = 0 OR jsonb_exists(rule -> 'units', u.code))
         ORDER BY nr LIMIT 1) AS peer_group
FROM cycles c JOIN schemes s ON s.id = c.scheme_id
JOIN units u ON starts_with(u.code, c.jurisdiction) AND u.kind IN ('COMMUNITY', 'VILLAGE')
WHERE c.id = ?::uuid AND c.subject_kind = 'COMMUNITY' AND u.status = 'ACTIVE'
  AND u.valid_from < make_date(c.year, 1, 1) AND (u.valid_to IS NULL OR u.valid_to > ?::date)

-- name: people-of-a-cycle
SELECT p.person_id::text AS subject, h.unit_code, left(h.unit_code,
           CASE s.content -> 'grading' ->> 'pool' WHEN 'DISTRICT' THEN 6 ELSE 9 END) AS pool,
       NULL::text AS peer_group
FROM cycles c JOIN schemes s ON s.id = c.scheme_id
CROSS JOIN LATERAL (SELECT ?::date AS day) d
CROSS JOIN LATERAL (
    SELECT (d.day - make_interval(months => (s.content -> 'grading' ->> 'monthsInPost')::int))::date AS since) m
JOIN posts h ON starts_with(h.unit_code, c.jurisdiction) AND h.is_primary AND h.valid_from <= d.day
     AND (h.valid_to IS NULL OR h.valid_to > d.day)
JOIN people p ON p.person_id = h.person_id AND p.status IN ('ACTIVE', 'PROBATION', 'SECONDED')
WHERE c.id = ?::uuid AND c.subject_kind = 'PERSON'
  AND (h.valid_from <= m.since OR d.day - m.since <= (
      SELECT sum(least(coalesce(o.valid_to, d.day), d.day) - greatest(o.valid_from, m.since))
      FROM posts o WHERE o.person_id = p.person_id AND o.is_primary AND o.valid_from <= d.day
       AND coalesce(o.valid_to, d.day) >= m.since))
  AND NOT EXISTS (SELECT FROM merged_records g JOIN cycle_subjects x ON x.subject = g.record_id
      JOIN cycles y ON y.id = x.cycle_id
      WHERE g.person_id = p.person_id::text AND x.withdrawn_reason IS NULL AND y.id <> c.id
        AND y.subject_kind = c.subject_kind AND y.year = c.year AND y.status <> ?)

-- name: changes-of-subjects
WITH candidates AS (%s)
SELECT subject, l.unit_code AS listed_unit, n.unit_code AS unit_now,
       CASE WHEN l.subject IS NULL THEN 'APPEARED' WHEN n.subject IS NULL THEN 'LEFT'
            ELSE 'MOVED' END AS kind
FROM (SELECT subject, unit_code FROM cycle_subjects
       WHERE cycle_id = ? AND withdrawn_reason IS NULL) l
FULL JOIN candidates n USING (subject)
WHERE l.unit_code IS DISTINCT FROM n.unit_code
  AND (l.unit_code LIKE ? || '%%' OR n.unit_code LIKE ? || '%%') AND subject > ?
ORDER BY subject LIMIT ?
