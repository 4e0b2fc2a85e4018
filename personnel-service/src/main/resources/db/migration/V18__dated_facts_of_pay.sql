-- Pay follows from dated facts alone. A record names one education and one certificate: what it named before, over the days
-- on which that held, is kept here.
CREATE TABLE former_levels (
    person_id     uuid        NOT NULL REFERENCES people (id),
    kind          text        NOT NULL,
    level         text        NOT NULL,
    from_day      date, -- null: as far as anybody says, always
    until_day     date        NOT NULL,
    recorded_from timestamptz NOT NULL,
    recorded_to   timestamptz NOT NULL DEFAULT 'infinity',
    CONSTRAINT former_level_kind_known CHECK (kind IN ('EDUCATION', 'CERTIFICATE')),
    CONSTRAINT former_level_has_a_day CHECK (from_day IS NULL OR from_day < until_day)
);
CREATE INDEX former_levels_by_person ON former_levels (person_id) WHERE recorded_to = 'infinity';

-- Between which days a year stood as 不合格. Of years learnt before this, the day on which that became final is not known:
-- the last of the year stands for it until the consumer pay-assessments is rebuilt.
ALTER TABLE failed_years ADD COLUMN periods jsonb NOT NULL DEFAULT '[]';
UPDATE failed_years SET periods = (
    SELECT coalesce(jsonb_agg(jsonb_build_object('year', year, 'from', make_date(year, 12, 31)) ORDER BY year), '[]')
    FROM unnest(years) AS y (year));
ALTER TABLE failed_years DROP COLUMN years;

-- Everybody's history is told anew by the rule; what was believed stays readable.
INSERT INTO pay_reviews AS r (person_id, due_on)
SELECT DISTINCT person_id, current_date FROM assignments WHERE recorded_to = 'infinity'
ON CONFLICT (person_id) DO UPDATE SET due_on = least(r.due_on, excluded.due_on);
