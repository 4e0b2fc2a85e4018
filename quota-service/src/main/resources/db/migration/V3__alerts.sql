-- Alerts, raised and cleared by rule, acknowledged by somebody. At most one stands of a kind and subject.
CREATE TABLE alerts (
    id               uuid PRIMARY KEY,
    kind             text        NOT NULL,
    subject_id       uuid        NOT NULL,
    unit_code        text        NOT NULL,
    account_id       uuid,
    determination_id uuid,
    approved         integer,
    occupied         integer,
    places           integer,
    due_on           date,
    status           text        NOT NULL,
    raised_at        timestamptz NOT NULL,
    acknowledged_by  text,
    acknowledged_at  timestamptz,
    note             text,
    cleared_at       timestamptz,
    version          bigint      NOT NULL,
    CONSTRAINT alerts_status CHECK (status IN ('RAISED', 'ACKNOWLEDGED', 'CLEARED')),
    CONSTRAINT alerts_cleared CHECK ((status = 'CLEARED') = (cleared_at IS NOT NULL)),
    CONSTRAINT alerts_acknowledged CHECK (status <> 'ACKNOWLEDGED' OR acknowledged_by IS NOT NULL)
);
CREATE UNIQUE INDEX alerts_one_standing ON alerts (subject_id, kind) WHERE status <> 'CLEARED';
CREATE INDEX alerts_standing_by_unit ON alerts (unit_code, id) WHERE status <> 'CLEARED';
CREATE INDEX alerts_by_unit ON alerts (unit_code, id);
