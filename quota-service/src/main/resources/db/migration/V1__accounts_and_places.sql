CREATE TABLE quota_accounts (
    id               uuid    PRIMARY KEY,
    kind             text    NOT NULL CHECK (kind IN ('STAFFING', 'INSTITUTION_PLAN')),
    unit_code        text    NOT NULL,
    plan_id          uuid,
    approved         integer NOT NULL DEFAULT 0 CHECK (approved >= 0),
    occupied         integer NOT NULL DEFAULT 0,
    reserved         integer NOT NULL DEFAULT 0,
    frozen           integer NOT NULL DEFAULT 0 CHECK (frozen >= 0),
    over_quota_order integer NOT NULL DEFAULT 0 CHECK (over_quota_order >= 0),
    version          bigint  NOT NULL DEFAULT 1,
    CONSTRAINT quota_accounts_never_beyond
        CHECK (occupied >= 0 AND reserved >= 0 AND occupied + reserved <= approved + over_quota_order),
    CONSTRAINT quota_accounts_plan_named CHECK ((kind = 'INSTITUTION_PLAN') = (plan_id IS NOT NULL))
);
CREATE UNIQUE INDEX quota_accounts_one_per_unit ON quota_accounts (unit_code) WHERE kind = 'STAFFING';
CREATE UNIQUE INDEX quota_accounts_one_per_plan ON quota_accounts (plan_id) WHERE kind = 'INSTITUTION_PLAN';
CREATE INDEX quota_accounts_by_unit ON quota_accounts (unit_code, id);

CREATE TABLE ledger_entries (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL REFERENCES quota_accounts,
    kind            text        NOT NULL
        CHECK (kind IN ('SET', 'ADJUST', 'RESERVE', 'OCCUPY', 'RELEASE', 'TRANSFER', 'FREEZE')),
    approved_change integer     NOT NULL,
    occupied_change integer     NOT NULL,
    reserved_change integer     NOT NULL,
    frozen_change   integer     NOT NULL,
    order_change    integer     NOT NULL,
    document_number text,
    cause           text        NOT NULL,
    effective_on    date        NOT NULL,
    recorded_at     timestamptz NOT NULL
);
CREATE INDEX ledger_entries_by_account ON ledger_entries (account_id, id);
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entries FROM ${app};

-- A request without figures of its own (count 0) is a tombstone: a return came before the request.
CREATE TABLE place_requests (
    id          uuid        PRIMARY KEY,
    round_id    uuid        NOT NULL,
    position_id uuid,
    account_id  uuid        REFERENCES quota_accounts,
    status      text        NOT NULL CHECK (status IN ('RESERVED', 'REFUSED', 'TOMBSTONE')),
    requested   integer     NOT NULL,
    refusal     jsonb,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX place_requests_by_round ON place_requests (round_id, id);

CREATE TABLE places (
    id             uuid        PRIMARY KEY,
    request_id     uuid        NOT NULL REFERENCES place_requests,
    account_id     uuid        NOT NULL REFERENCES quota_accounts,
    status         text        NOT NULL
        CHECK (status IN ('HELD', 'LOCKED', 'CONFIRMED', 'OCCUPIED', 'RELEASED', 'EXPIRED')),
    expires_at     timestamptz,
    appointment_id uuid        UNIQUE,
    CONSTRAINT places_locked_never_expire CHECK (status IN ('HELD', 'EXPIRED', 'RELEASED') OR expires_at IS NULL)
);
CREATE INDEX places_by_request ON places (request_id, id);
CREATE INDEX places_expiring ON places (expires_at) WHERE status = 'HELD';
