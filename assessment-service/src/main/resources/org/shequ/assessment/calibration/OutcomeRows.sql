-- name: update-outcomes
UPDATE outcomes o SET weighed = c.weighed, points = c.points, score = c.score, vetoes = c.vetoes,
    sanctioned = c.sanctioned, earned = c.earned, cap = c.cap, grade = c.grade, tied = c.tied, rank = c.rank,
    peers = c.peers, percentile = c.percentile, band = c.band, decided_score = c.decided_score
FROM %s c
WHERE o.cycle_id = c.cycle_id AND o.subject = c.subject
  AND (o.points, o.score, o.vetoes, o.sanctioned, o.earned, o.cap, o.grade, o.tied, o.rank, o.peers,
       o.decided_score)
      IS DISTINCT FROM (c.points, c.score, c.vetoes, c.sanctioned, c.earned, c.cap, c.grade, c.tied, c.rank,
                        c.peers, c.decided_score)
