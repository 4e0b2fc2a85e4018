-- name: insert-entry
INSERT INTO audit_log (id, chain, seq, recorded_at, actor, action, subject_type, subject_id, unit_code,
                       trace_id, details, algorithm, previous_hash, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
