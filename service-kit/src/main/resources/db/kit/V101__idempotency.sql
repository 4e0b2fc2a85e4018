-- The answers of requests with an Idempotency-Key, kept for repetition at least 48 hours.
CREATE TABLE idempotency_answers (
    caller       text        NOT NULL,
    key          text        NOT NULL CONSTRAINT idempotency_answers_key_form CHECK (length(key) BETWEEN 1 AND 128),
    request_hash bytea       NOT NULL,
    status       smallint    NOT NULL,
    headers      jsonb       NOT NULL,
    body         bytea,
    answered_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_answers_pk PRIMARY KEY (caller, key)
);

CREATE INDEX idempotency_answers_age ON idempotency_answers (answered_at);

COMMENT ON TABLE idempotency_answers IS
    'First answer per caller and Idempotency-Key; written in the transaction of the command it answers';
COMMENT ON COLUMN idempotency_answers.request_hash IS 'HMAC-SHA256 over method, path, query and body';
