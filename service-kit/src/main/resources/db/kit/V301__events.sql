-- The event log is the truth about what happened; the application may add to it and read it, nothing else.
CREATE TABLE event_aggregates (
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    version        bigint NOT NULL,
    PRIMARY KEY (aggregate_type, aggregate_id)
);

CREATE TABLE event_log (
    id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id          uuid        NOT NULL UNIQUE,
    aggregate_type    text        NOT NULL,
    aggregate_id      text        NOT NULL,
    aggregate_version bigint      NOT NULL,
    type              text        NOT NULL,
    topic             text        NOT NULL,
    headers           jsonb       NOT NULL,
    payload           jsonb       NOT NULL,
    recorded_at       timestamptz NOT NULL,
    CONSTRAINT event_log_one_version_once UNIQUE (aggregate_type, aggregate_id, aggregate_version)
);
CREATE INDEX event_log_by_topic ON event_log (topic, id);
REVOKE UPDATE, DELETE, TRUNCATE ON event_log FROM ${app};

CREATE TABLE outbox_pending (
    id    bigint   PRIMARY KEY REFERENCES event_log,
    shard smallint NOT NULL DEFAULT 0
);

-- The order in which events left the outbox; positions are given under a lock, so reading "after the last" loses none.
CREATE TABLE change_feed (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    log_id   bigint NOT NULL UNIQUE REFERENCES event_log
);
REVOKE UPDATE, DELETE, TRUNCATE ON change_feed FROM ${app};

CREATE TABLE inbox_consumers (
    consumer   text   PRIMARY KEY,
    generation bigint NOT NULL DEFAULT 0,
    stopped    text
);

CREATE TABLE inbox_positions (
    consumer     text   NOT NULL,
    topic        text   NOT NULL,
    aggregate_id text   NOT NULL,
    version      bigint NOT NULL,
    event_id     uuid,
    PRIMARY KEY (consumer, topic, aggregate_id)
);

CREATE TABLE inbox_parked (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer     text        NOT NULL,
    topic        text        NOT NULL,
    aggregate_id text        NOT NULL,
    version      bigint      NOT NULL,
    event_id     uuid        NOT NULL,
    type         text        NOT NULL,
    event_time   timestamptz NOT NULL,
    traceparent  text,
    payload      bytea       NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    next_try     timestamptz NOT NULL,
    error        text        NOT NULL,
    parked_at    timestamptz NOT NULL,
    CONSTRAINT inbox_parked_once UNIQUE (consumer, topic, event_id)
);
CREATE INDEX inbox_parked_due ON inbox_parked (consumer, next_try);
CREATE INDEX inbox_parked_order ON inbox_parked (consumer, topic, aggregate_id, version);

CREATE TABLE inbox_poison (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer     text        NOT NULL,
    topic        text        NOT NULL,
    kafka_partition integer  NOT NULL,
    kafka_offset bigint      NOT NULL,
    record_key   text,
    headers      jsonb       NOT NULL,
    value        bytea,
    error        text        NOT NULL,
    found_at     timestamptz NOT NULL,
    CONSTRAINT inbox_poison_once UNIQUE (consumer, topic, kafka_partition, kafka_offset)
);
