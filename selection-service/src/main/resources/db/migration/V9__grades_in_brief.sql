-- The grades of each person's years as lines "year|grade", grade empty in a year without one: read for everybody at once.
ALTER TABLE known_person_results ADD COLUMN grades text;
UPDATE known_person_results SET grades = coalesce(
    (SELECT string_agg(concat_ws('|', y ->> 'year', coalesce(y ->> 'grade', '')), E'\n' ORDER BY n)
     FROM jsonb_array_elements(results) WITH ORDINALITY t (y, n)), '');
ALTER TABLE known_person_results ALTER COLUMN grades SET NOT NULL;
