-- name: earliest-facts
SELECT p.id,
    (SELECT min(coalesce(
        ((a.from_month || '-01')::date + interval '1 month' - interval '1 day')::date,
        lower(a.held))) FROM assignments a
     WHERE a.person_id = p.id AND a.recorded_to = 'infinity') AS post,
    (SELECT min((e.content->>'employedFrom')::date) FROM dossier_entries e
     WHERE e.person_id = p.id AND e.kind = 'CERTIFICATE' AND e.recorded_to = 'infinity')
        AS employment,
    least(
        (SELECT min(e.from_day) FROM dossier_entries e
         WHERE e.person_id = p.id AND e.recorded_to = 'infinity'),
        (SELECT min(s.effective_from) FROM sanctions s
         WHERE s.person_id = p.id AND s.revoked_at IS NULL)) AS entry
FROM people p WHERE p.id = ANY (?)
