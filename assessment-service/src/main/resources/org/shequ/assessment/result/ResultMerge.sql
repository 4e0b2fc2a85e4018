-- name: replace-changed
version = r.version + 1, unit_code = excluded.unit_code, score = excluded.score, grade = excluded.grade,
peer_group = excluded.peer_group, rank = excluded.rank, peers = excluded.peers,
percentile = excluded.percentile, band = excluded.band, origin = excluded.origin, cause = excluded.cause,
final_on = excluded.final_on, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
reason = CASE WHEN (r.score, r.grade, r.peer_group, r.final_on)
                   IS DISTINCT FROM (excluded.score, excluded.grade, excluded.peer_group, excluded.final_on)
              THEN 'REIMPORTED' ELSE 'RERANKED' END

-- name: insert-communities
WITH merged AS (
    INSERT INTO results AS r (subject_kind, subject, year, version, jurisdiction, unit_code, score, grade,
                              peer_group, rank, peers, percentile, band, origin, cause, reason, final_on,
                              recorded_at, recorded_by)
    SELECT 'COMMUNITY', subject, year, 1, jurisdiction, subject, score, grade, peer_group, rank, peers,
           percentile, band, 'IMPORT', ?, 'IMPORTED', final_on, ?, ?
    FROM ranked
    ON CONFLICT (subject_kind, subject, year) DO UPDATE SET

-- name: changed-communities
    WHERE (r.score, r.grade, r.peer_group, r.final_on, r.rank, r.peers) IS DISTINCT FROM
          (excluded.score, excluded.grade, excluded.peer_group, excluded.final_on, excluded.rank,
           excluded.peers)
    RETURNING *
), kept AS (
    INSERT INTO result_versions SELECT * FROM merged RETURNING reason
)
SELECT reason, count(*) AS changes FROM kept GROUP BY reason

-- name: insert-people
WITH merged AS (
    INSERT INTO results AS r (subject_kind, subject, year, version, jurisdiction, unit_code, score, grade,
                              origin, cause, reason, final_on, recorded_at, recorded_by)
    SELECT 'PERSON', person_id::text, year, 1, left(unit_code, 6), unit_code, score, grade, 'IMPORT', ?,
           'IMPORTED', final_on, ?, ?
    FROM import_rows WHERE job_id = ?
    ON CONFLICT (subject_kind, subject, year) DO UPDATE SET

-- name: changed-people
    WHERE (r.score, r.grade, r.final_on)
          IS DISTINCT FROM (excluded.score, excluded.grade, excluded.final_on)
    RETURNING *
), kept AS (
    INSERT INTO result_versions SELECT * FROM merged RETURNING reason
)
SELECT reason, count(*) AS changes FROM kept GROUP BY reason
