-- Merged and split communities, and what becomes of their accounts and populations. This service's own record, not a
-- projection: what has moved does not move again when the units are told anew.
CREATE TABLE unit_reorganisations (
    unit_code   text PRIMARY KEY,
    kind        text        NOT NULL,
    happened_on date        NOT NULL,
    status      text        NOT NULL,
    approved    integer     NOT NULL DEFAULT 0,
    reserved    integer     NOT NULL DEFAULT 0,
    frozen      integer     NOT NULL DEFAULT 0,
    over_quota_order integer NOT NULL DEFAULT 0,
    recorded_at timestamptz NOT NULL,
    settled_at  timestamptz,
    CONSTRAINT unit_reorganisations_kind CHECK (kind IN ('MERGED', 'SPLIT')),
    CONSTRAINT unit_reorganisations_status CHECK (status IN ('WAITING', 'SETTLED')),
    CONSTRAINT unit_reorganisations_settled CHECK ((status = 'SETTLED') = (settled_at IS NOT NULL))
);
CREATE INDEX unit_reorganisations_waiting ON unit_reorganisations (unit_code) WHERE status = 'WAITING';

CREATE TABLE unit_successors (
    unit_code      text    NOT NULL REFERENCES unit_reorganisations,
    successor_code text    NOT NULL,
    share          numeric NOT NULL,
    PRIMARY KEY (unit_code, successor_code),
    CONSTRAINT unit_successors_share CHECK (share > 0)
);
CREATE INDEX unit_successors_by_successor ON unit_successors (successor_code);

-- What was counted in a community that is no more, under its own code, and where it is counted now.
CREATE TABLE population_transfers (
    unit_code        text        NOT NULL,
    counted_on       date        NOT NULL,
    successor_code   text        NOT NULL,
    urban_population bigint      NOT NULL,
    source           text        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    PRIMARY KEY (unit_code, counted_on, successor_code)
);
REVOKE UPDATE, DELETE, TRUNCATE ON population_transfers FROM ${app};

-- What a merger or split moves needs neither vacancy nor document: it is there already, and goes on.
ALTER TABLE ledger_entries
    DROP CONSTRAINT ledger_entries_reserving_needs_vacancy,
    DROP CONSTRAINT ledger_entries_document_for_decisions,
    ADD CONSTRAINT ledger_entries_reserving_needs_vacancy
        CHECK (kind NOT IN ('RESERVE', 'FREEZE', 'TRANSFER') OR inherited_excess <= 0
            OR cause IN ('UNIT_MERGED', 'UNIT_SPLIT')),
    ADD CONSTRAINT ledger_entries_document_for_decisions
        CHECK (kind NOT IN ('SET', 'ADJUST', 'TRANSFER', 'FREEZE') OR document_number IS NOT NULL
            OR cause IN ('UNIT_MERGED', 'UNIT_SPLIT'));
