-- name: write-results
, merged AS (
    INSERT INTO results AS r (subject_kind, subject, year, version, jurisdiction, unit_code, score, grade,
                              peer_group, rank, peers, percentile, band, origin, cause, reason, final_on,
                              recorded_at, recorded_by)
    SELECT subject_kind, subject, year, 1, left(unit_code, 6), unit_code, score, grade, peer_group, rank,
           peers, percentile, band, 'CYCLE', ?, ?, ?, ?, ?
    FROM decided
    ON CONFLICT (subject_kind, subject, year) DO UPDATE SET
        version = r.version + 1, jurisdiction = excluded.jurisdiction, unit_code = excluded.unit_code, score = excluded.score,
        grade = excluded.grade, peer_group = excluded.peer_group, rank = excluded.rank,
        peers = excluded.peers, percentile = excluded.percentile, band = excluded.band,
        origin = excluded.origin, cause = excluded.cause, reason = excluded.reason,
        final_on = excluded.final_on, recorded_at = excluded.recorded_at,
        recorded_by = excluded.recorded_by
    RETURNING *
)
INSERT INTO result_versions SELECT * FROM merged

-- name: as-computed
WITH decided AS (
    SELECT c.subject_kind, c.year, o.subject, o.unit_code, coalesce(o.decided_score, o.score) AS score,
           o.grade, o.peer_group, o.rank, o.peers, o.percentile, o.band
    FROM cycles c JOIN outcomes o ON o.cycle_id = c.id
    WHERE c.id = ? AND %s
)

-- name: one-as-decided
WITH decided AS (
    SELECT c.subject_kind, c.year, o.subject, o.unit_code, o.peer_group, ?::numeric AS score,
           ?::text AS grade, ?::int AS rank, ?::int AS peers, ?::numeric AS percentile, ?::text AS band
    FROM cycles c JOIN outcomes o ON o.cycle_id = c.id
    WHERE c.id = ? AND o.subject = ?
)
