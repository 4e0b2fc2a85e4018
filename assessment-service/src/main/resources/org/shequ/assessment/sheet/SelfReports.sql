-- name: keep-self-report
INSERT INTO self_reports AS r (cycle_id, subject, version, report, links, submitted_by, submitted_at)
VALUES (?, ?, ?, ?, ?::text[], ?, ?)
ON CONFLICT (cycle_id, subject) DO UPDATE SET version = excluded.version,
    report = excluded.report, links = excluded.links, submitted_by = excluded.submitted_by,
    submitted_at = excluded.submitted_at
WHERE r.version = excluded.version - 1
