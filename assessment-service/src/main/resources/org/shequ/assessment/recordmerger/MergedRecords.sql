-- name: related-records
WITH RECURSIVE related AS (
    SELECT ?::text AS record
    UNION
    SELECT CASE WHEN m.record_id = r.record THEN m.merged_into ELSE m.record_id END
    FROM related r JOIN merged_records m ON m.record_id = r.record OR m.merged_into = r.record
)
