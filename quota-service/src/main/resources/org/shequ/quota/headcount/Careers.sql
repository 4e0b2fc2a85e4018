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
