-- name: tie
WITH seen AS (
    SELECT subject FROM cycle_subjects WHERE cycle_id = ? AND unit_code LIKE ? || '%'
)
SELECT d.*, cardinality(tie) AS tied, cardinality(chosen) AS places,
       ARRAY(SELECT n FROM unnest(tie) n JOIN seen ON seen.subject = n ORDER BY n) AS tie_seen,
       ARRAY(SELECT n FROM unnest(chosen) n JOIN seen ON seen.subject = n ORDER BY n)
           AS chosen_seen
FROM tie_decisions d WHERE cycle_id = ? AND pool = ?
