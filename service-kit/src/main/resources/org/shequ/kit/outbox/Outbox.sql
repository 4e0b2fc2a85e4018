-- name: publish-events
WITH given AS (
    SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        WITH ORDINALITY AS g(event_id, aggregate_type, aggregate_id, type, topic, headers, payload, nr)
), moved AS (
    INSERT INTO event_aggregates AS a (aggregate_type, aggregate_id, version)
    SELECT aggregate_type, aggregate_id, 1 FROM given ORDER BY aggregate_type, aggregate_id
    ON CONFLICT (aggregate_type, aggregate_id) DO UPDATE SET version = a.version + 1
    RETURNING aggregate_type, aggregate_id, version
), logged AS (
    INSERT INTO event_log (event_id, aggregate_type, aggregate_id, aggregate_version, type, topic, headers,
                           payload, recorded_at)
    SELECT g.event_id, g.aggregate_type, g.aggregate_id, m.version, g.type, g.topic, g.headers::jsonb,
           g.payload::jsonb, ?
    FROM given g JOIN moved m USING (aggregate_type, aggregate_id)
    ORDER BY g.nr
    RETURNING id
)
INSERT INTO outbox_pending (id) SELECT id FROM logged
