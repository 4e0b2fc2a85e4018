-- name: differing-scores
SELECT a.registration_id, a.paper, a.scorer AS first, a.score AS one, b.scorer AS second, b.score AS two
FROM score_entries a JOIN score_entries b
  ON b.registration_id = a.registration_id AND b.paper = a.paper AND b.slot = 2
     AND b.superseded_at IS NULL
WHERE a.round_id = ? AND a.slot = 1 AND a.superseded_at IS NULL AND a.score <> b.score
  AND (a.registration_id, a.paper) > (?::uuid, ?)
ORDER BY a.registration_id, a.paper LIMIT ?

-- name: number-of-differing-scores
SELECT count(*)
FROM score_entries a JOIN score_entries b
  ON b.registration_id = a.registration_id AND b.paper = a.paper AND b.slot = 2
     AND b.superseded_at IS NULL
WHERE a.round_id = ? AND a.slot = 1 AND a.superseded_at IS NULL AND a.score <> b.score
