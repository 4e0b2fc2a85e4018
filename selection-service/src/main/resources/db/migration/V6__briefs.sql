-- Who is eligible now is asked of everybody in a province at once. What a judgement needs, without what only its words need,
-- is kept beside the dossiers: one narrow row a person, written with the dossier that it is a part of.

CREATE TABLE dossier_briefs (
    person_id                 uuid    PRIMARY KEY,
    person_known              boolean NOT NULL DEFAULT false,
    sex                       text,
    birth_date                date,
    education                 text,
    political_status          text,
    certified                 boolean NOT NULL DEFAULT false,
    certificate               text,
    certificate_employed_from date,
    status                    text,
    -- Lines of fields parted by "|", oldest first, an open end left empty.
    bars                      text, -- sanctions that bar selection: from|to
    posts                     text, -- post|unit|1 for the primary one, else 0|from|to; NULL while no career has arrived
    identities                text, -- kind|from|to
    memberships               text  -- of the reserve: from|to
);

-- year|rank|peers a line; rank and peers empty in a year without a rank
ALTER TABLE known_community_results ADD COLUMN ranks text;

INSERT INTO dossier_briefs
SELECT coalesce(p.person_id, c.person_id), p.person_id IS NOT NULL,
       p.record ->> 'sex', (p.record ->> 'birthDate')::date, p.record ->> 'education', p.record ->> 'politicalStatus',
       coalesce((p.record ->> 'certified')::boolean, false), p.record ->> 'certificate',
       (p.record ->> 'certificateEmployedFrom')::date, p.record ->> 'status',
       (SELECT string_agg(concat_ws('|', s ->> 'from', coalesce(s ->> 'to', '')), E'\n' ORDER BY n)
        FROM jsonb_array_elements(p.record -> 'sanctions') WITH ORDINALITY t (s, n) WHERE (s ->> 'barsSelection')::boolean),
       CASE WHEN c.person_id IS NOT NULL THEN coalesce(
           (SELECT string_agg(concat_ws('|', a ->> 'post', a ->> 'unitCode', (a ->> 'primary')::boolean::integer,
                                        a -> 'period' ->> 'from', coalesce(a -> 'period' ->> 'to', '')), E'\n' ORDER BY n)
            FROM jsonb_array_elements(c.career -> 'assignments') WITH ORDINALITY t (a, n)), '') END,
       (SELECT string_agg(concat_ws('|', i ->> 'kind', i -> 'period' ->> 'from', coalesce(i -> 'period' ->> 'to', '')), E'\n' ORDER BY n)
        FROM jsonb_array_elements(c.career -> 'identities') WITH ORDINALITY t (i, n)),
       (SELECT string_agg(concat_ws('|', m -> 'period' ->> 'from', coalesce(m -> 'period' ->> 'to', '')), E'\n' ORDER BY n)
        FROM jsonb_array_elements(c.career -> 'reserveMemberships') WITH ORDINALITY t (m, n))
FROM known_people p FULL JOIN known_careers c ON c.person_id = p.person_id;

UPDATE known_community_results SET ranks = coalesce(
    (SELECT string_agg(concat_ws('|', y ->> 'year', coalesce(y ->> 'rank', ''), coalesce(y ->> 'peers', '')), E'\n' ORDER BY n)
     FROM jsonb_array_elements(results) WITH ORDINALITY t (y, n)), '');
ALTER TABLE known_community_results ALTER COLUMN ranks SET NOT NULL;
