-- Who did what to whom. Sixteen hash chains: a transaction appends to one of them, so that writers seldom wait for one
-- another and never in a circle.
CREATE TABLE audit_log (
    id            uuid        PRIMARY KEY,
    chain         smallint    NOT NULL CHECK (chain BETWEEN 0 AND 15),
    seq           bigint      NOT NULL CHECK (seq > 0),
    recorded_at   timestamptz NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    subject_type  text        NOT NULL,
    subject_id    text        NOT NULL,
    trace_id      text,
    details       text        NOT NULL, -- JSON, as text: the hash covers its very bytes
    algorithm     text        NOT NULL CHECK (algorithm IN ('SHA_256', 'SM3')),
    previous_hash bytea       NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash          bytea       NOT NULL CHECK (octet_length(hash) = 32),
    CONSTRAINT audit_log_one_row_per_place UNIQUE (chain, seq)
);

CREATE INDEX audit_log_by_time ON audit_log (recorded_at, id);
CREATE INDEX audit_log_by_subject ON audit_log (subject_type, subject_id, recorded_at, id);
CREATE INDEX audit_log_by_actor ON audit_log (actor, recorded_at, id);

CREATE TABLE audit_chains (
    chain     smallint PRIMARY KEY CHECK (chain BETWEEN 0 AND 15),
    last_seq  bigint   NOT NULL CHECK (last_seq >= 0),
    last_hash bytea    NOT NULL CHECK (octet_length(last_hash) = 32)
);

INSERT INTO audit_chains (chain, last_seq, last_hash)
SELECT chain, 0, decode(repeat('00', 32), 'hex') FROM generate_series(0, 15) AS chain;

-- The service may only append.
REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM ${app};
REVOKE INSERT, DELETE, TRUNCATE ON audit_chains FROM ${app};

-- And the owner may not slip either.
CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();
