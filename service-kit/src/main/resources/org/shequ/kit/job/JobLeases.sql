-- name: claim-job
-- The states stand here in words, so that the partial index jobs_waiting is used.
UPDATE jobs SET state = ?, attempt = attempt + 1, lease_owner = ?,
       lease_until = clock_timestamp() + ? * interval '1 millisecond',
       started_at = coalesce(started_at, clock_timestamp()),
       progress_done = 0, progress_total = NULL, counts = '{}', problem_count = 0
WHERE id = (SELECT id FROM jobs
            WHERE (state = 'QUEUED' OR (state = 'RUNNING' AND lease_until < clock_timestamp()))
              AND kind = ANY (?)
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING new.*, old.state AS state_before
