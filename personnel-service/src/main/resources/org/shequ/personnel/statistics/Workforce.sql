-- name: headcount
WITH members AS (%s), counted AS (
    SELECT post, tenure_kind, sex, education, political_status,
           date_part('year', age(?::date::timestamp, birth_date::timestamp))::int AS age, count(*) AS people
    FROM members GROUP BY 1, 2, 3, 4, 5, 6
), banded AS (
    SELECT *, CASE WHEN age < 30 THEN '0-29' WHEN age < 35 THEN '30-34' WHEN age < 40 THEN '35-39'
              WHEN age < 45 THEN '40-44' WHEN age < 50 THEN '45-49' WHEN age < 55 THEN '50-54'
              WHEN age < 60 THEN '55-59' ELSE '60-' END AS age_band
    FROM counted
)
SELECT CASE WHEN grouping(post) = 0 THEN 'POST' WHEN grouping(tenure_kind) = 0 THEN 'TENURE_KIND'
            WHEN grouping(sex) = 0 THEN 'SEX' WHEN grouping(education) = 0 THEN 'EDUCATION'
            WHEN grouping(political_status) = 0 THEN 'POLITICAL_STATUS'
            WHEN grouping(age_band) = 0 THEN 'AGE_BAND' ELSE 'ALL' END AS dimension,
       coalesce(post, tenure_kind, sex, education, political_status, age_band) AS value,
       coalesce(sum(people), 0)::bigint AS people, coalesce(sum(age * people), 0)::bigint AS years,
       coalesce(sum(people) FILTER (WHERE education IN ('BACHELOR', 'MASTER', 'DOCTOR')), 0)::bigint
           AS graduates
FROM banded
GROUP BY GROUPING SETS ((), (post), (tenure_kind), (sex), (education), (political_status), (age_band))
ORDER BY 1, 2 NULLS LAST

-- name: age-bands-by-community
SELECT u.code, u.name, g.young, g.middle, g.senior
FROM org_units u CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE birth_date > ?) AS young,
           count(*) FILTER (WHERE birth_date <= ? AND birth_date > ?) AS middle,
           count(*) FILTER (WHERE birth_date <= ?) AS senior
    FROM (%s) births WHERE unit_code >= u.code AND unit_code < u.code || '~') g
WHERE u.code >= ? AND u.code < ? AND u.code > ?
  AND (?::boolean IS NULL OR (young > 0 AND middle > 0 AND senior > 0) = ?) AND

-- name: in-careers
FROM assignments a JOIN people p ON p.id = a.person_id AND a.recorded_to = 'infinity' AND a.is_primary
    AND a.held @> ?::date AND a.unit_code >= ? AND a.unit_code < ?

-- name: in-records
FROM people
WHERE unit_code >= ? AND unit_code < ? AND (next_change_on IS NULL OR next_change_on > ?)

-- name: communities-of-a-day
u.kind IN ('COMMUNITY', 'VILLAGE') AND u.valid_from <= ?::date
AND (u.valid_to IS NULL OR u.valid_to > ?::date) AND u.status NOT IN ('PROPOSED', 'APPROVED')
