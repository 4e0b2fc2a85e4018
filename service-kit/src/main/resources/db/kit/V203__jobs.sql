-- Work outside the request. A job is claimed by a lease that its worker renews; a job whose lease has run out is claimed
-- again, as a further attempt.
CREATE TABLE jobs (
    id               uuid        PRIMARY KEY,
    kind             text        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    dry_run          boolean     NOT NULL,
    parameters       jsonb       NOT NULL,
    media_type       text,
    submitted_by     text        NOT NULL,
    scope_unit       text        NOT NULL,
    traceparent      text,
    submitted_at     timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    attempt          integer     NOT NULL DEFAULT 0,
    lease_owner      uuid,
    lease_until      timestamptz,
    cancel_requested boolean     NOT NULL DEFAULT false,
    progress_done    bigint      NOT NULL DEFAULT 0,
    progress_total   bigint,
    counts           jsonb       NOT NULL DEFAULT '{}',
    problem_count    bigint      NOT NULL DEFAULT 0,
    failure          jsonb,
    result           jsonb,
    CONSTRAINT jobs_run_under_a_lease CHECK ((state = 'RUNNING') = (lease_owner IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT jobs_end_once CHECK ((finished_at IS NOT NULL) = (state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')))
);

CREATE INDEX jobs_waiting ON jobs (id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX jobs_by_submitter ON jobs (submitted_by, id);
CREATE INDEX jobs_to_forget ON jobs (finished_at) WHERE finished_at IS NOT NULL;

-- The body that came with the request, encrypted: it may hold citizen IDs. Deleted when the job ends.
CREATE TABLE job_inputs (
    job_id uuid    NOT NULL REFERENCES jobs ON DELETE CASCADE,
    part   integer NOT NULL,
    key_id text    NOT NULL,
    bytes  bytea   NOT NULL,
    PRIMARY KEY (job_id, part)
);
ALTER TABLE job_inputs ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What was wrong with single rows. Kept per attempt, so that a worker that lost its lease disturbs nobody.
CREATE TABLE job_problems (
    job_id      uuid    NOT NULL REFERENCES jobs ON DELETE CASCADE,
    attempt     integer NOT NULL,
    seq         integer NOT NULL,
    row_number  bigint  NOT NULL,
    column_name text,
    value       text,
    rule        text    NOT NULL,
    message     text    NOT NULL,
    PRIMARY KEY (job_id, attempt, seq)
);
