-- name: keep-inherited
ON CONFLICT (subject_kind, subject, year) DO UPDATE SET
    version = r.version + 1, score = excluded.score, peer_group = excluded.peer_group,
    rank = excluded.rank, peers = excluded.peers, percentile = excluded.percentile, band = excluded.band,
    recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
WHERE r.origin = 'INHERITED' AND r.cause = excluded.cause
  AND (r.score, r.peer_group, r.rank, r.peers)
      IS DISTINCT FROM (excluded.score, excluded.peer_group, excluded.rank, excluded.peers)
RETURNING *
)
INSERT INTO result_versions SELECT * FROM inherited

-- name: insert-inherited
INSERT INTO results AS r (subject_kind, subject, year, version, jurisdiction, unit_code, score, peer_group,
                          rank, peers, percentile, band, origin, cause, reason, final_on, recorded_at,
                          recorded_by)
SELECT 'COMMUNITY', t.unit_code, o.year, 1, left(t.unit_code, 6), t.unit_code, o.score, o.peer_group,
       o.rank, o.peers, o.percentile, o.band, 'INHERITED', t.succession_id, 'INHERITED', ?, ?, ?
