-- Which places rounds held when the figures of an alert were taken: without them nobody can recompute how many are missing.
ALTER TABLE alerts ADD COLUMN reserved integer;
UPDATE alerts SET reserved = approved - occupied - places WHERE kind = 'SHORT_STAFFED';
UPDATE alerts SET reserved = a.reserved FROM quota_accounts a
WHERE a.id = alerts.account_id AND alerts.kind IN ('OVER_QUOTA', 'UNDETERMINED') AND alerts.status <> 'CLEARED';
