-- name: cancel-job
UPDATE jobs SET cancel_requested = true,
       state = CASE state WHEN ? THEN ? ELSE state END,
       finished_at = CASE state WHEN ? THEN clock_timestamp() END
WHERE id = ? AND state = ANY (?)
RETURNING *
