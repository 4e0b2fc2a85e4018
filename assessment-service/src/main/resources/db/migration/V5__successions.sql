-- How communities came out of others, and so whose results they inherit. units_key names the units of both sides, so
-- that the same succession, told again, is recorded once.
CREATE TABLE successions (
    id              uuid        PRIMARY KEY,
    kind            text        NOT NULL CHECK (kind IN ('MERGER', 'SPLIT')),
    jurisdiction    text        NOT NULL,
    units_key       text        NOT NULL,
    effective_on    date        NOT NULL,
    document_number text        NOT NULL,
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    CONSTRAINT successions_once UNIQUE (units_key)
);

CREATE TABLE succession_units (
    succession_id uuid   NOT NULL REFERENCES successions,
    unit_code     text   NOT NULL,
    side          text   NOT NULL CHECK (side IN ('FROM', 'TO')),
    population    bigint CHECK (population > 0),
    PRIMARY KEY (succession_id, unit_code)
);
