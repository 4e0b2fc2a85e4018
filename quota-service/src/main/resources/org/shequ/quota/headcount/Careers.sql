-- name: settle-headcounts
g(person_id, counts, reason, unit_code, community, post, tenure_kind, due_on, career_version,
   person_version)),
noted AS (
    INSERT INTO settlements (person_id, career_version, person_version, settled_on)
    SELECT person_id, career_version, person_version, ? FROM given
    ON CONFLICT (person_id) DO UPDATE SET career_version = excluded.career_version,
        person_version = excluded.person_version, settled_on = excluded.settled_on)
UPDATE careers c SET counts = g.counts, reason = g.reason, unit_code = g.unit_code,
    community = g.community, post = g.post, tenure_kind = g.tenure_kind, due_on = g.due_on
FROM given g WHERE c.person_id = g.person_id

-- name: keep-careers
INSERT INTO careers (person_id, version, career, counts, reason, unit_code, community, post, tenure_kind, due_on)
SELECT * FROM %s
ON CONFLICT (person_id) DO UPDATE SET version = excluded.version, career = excluded.career,
    counts = excluded.counts, reason = excluded.reason, unit_code = excluded.unit_code,
    community = excluded.community, post = excluded.post, tenure_kind = excluded.tenure_kind,
    due_on = excluded.due_on
