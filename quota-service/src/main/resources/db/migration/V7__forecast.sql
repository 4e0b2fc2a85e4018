-- Who will retire when: sex and birth date as personnel-service tells them, and the age by policy.
ALTER TABLE people ADD COLUMN sex text, ADD COLUMN birth_date date;

CREATE TABLE retirement_policies (
    id              uuid PRIMARY KEY,
    jurisdiction    text        NOT NULL,
    number          integer     NOT NULL,
    effective_from  date        NOT NULL,
    men             jsonb       NOT NULL,
    women           jsonb       NOT NULL,
    document_number text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    recorded_by     text        NOT NULL,
    CONSTRAINT retirement_policies_once_per_day UNIQUE (jurisdiction, effective_from),
    CONSTRAINT retirement_policies_number_once UNIQUE (jurisdiction, number)
);
REVOKE UPDATE, DELETE, TRUNCATE ON retirement_policies FROM ${app};
