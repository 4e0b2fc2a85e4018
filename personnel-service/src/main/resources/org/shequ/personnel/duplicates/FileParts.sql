-- name: withdraw-doubled-relatives
UPDATE relative_ties t SET withdrawn_at = ?, withdrawal_reason = 'MERGED'
WHERE withdrawn_at IS NULL AND (person_id = ? OR relative_id = ?)
  AND (person_id = ? OR relative_id = ? OR EXISTS (
      SELECT 1 FROM relative_ties k WHERE k.withdrawn_at IS NULL AND k.relative_id IS NOT NULL
        AND t.relative_id IS NOT NULL
        AND (k.person_id = ? OR k.relative_id = ?)
        AND CASE WHEN k.person_id = ? THEN k.relative_id ELSE k.person_id END
          = CASE WHEN t.person_id = ? THEN t.relative_id ELSE t.person_id END))
RETURNING id
