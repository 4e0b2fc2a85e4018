-- What a personnel file holds beside the career: honours, training, achievements, certificates, investigations. Nothing
-- is overwritten: a correction closes the row's recorded_to and adds the next revision, a withdrawal closes it and says why.
CREATE TABLE dossier_entries (
    id                uuid        NOT NULL,
    revision          integer     NOT NULL,
    person_id         uuid        NOT NULL REFERENCES people (id),
    kind              text        NOT NULL,
    from_day          date        NOT NULL,
    to_day            date,
    content           jsonb       NOT NULL,
    sealed            text, -- encrypted: what nobody but the holder of a purpose may read
    order_number      text        NOT NULL,
    end_reason        text,
    withdrawal_reason text,
    recorded_from     timestamptz NOT NULL,
    recorded_to       timestamptz NOT NULL DEFAULT 'infinity',
    recorded_by       text        NOT NULL,
    PRIMARY KEY (id, revision),
    CONSTRAINT dossier_entry_kind_known CHECK
        (kind IN ('HONOUR', 'TRAINING', 'ACHIEVEMENT', 'CERTIFICATE', 'INVESTIGATION')),
    CONSTRAINT dossier_entry_period_ordered CHECK (to_day IS NULL OR to_day > from_day)
);
CREATE INDEX dossier_entries_by_person ON dossier_entries (person_id, kind, from_day, id);

-- Relatives (回避): a tie to another person with a record, or to an outsider by name.
CREATE TABLE relative_ties (
    id                uuid        PRIMARY KEY,
    person_id         uuid        NOT NULL REFERENCES people (id),
    relative_id       uuid        REFERENCES people (id),
    outsider_name     text, -- encrypted
    relation          text        NOT NULL,
    order_number      text        NOT NULL,
    recorded_at       timestamptz NOT NULL,
    recorded_by       text        NOT NULL,
    withdrawn_at      timestamptz,
    withdrawal_reason text,
    CONSTRAINT relation_known CHECK (relation IN ('SPOUSE', 'LINEAL', 'COLLATERAL', 'AFFINITY')),
    CONSTRAINT relative_is_a_record_or_an_outsider CHECK ((relative_id IS NULL) <> (outsider_name IS NULL)),
    CONSTRAINT nobody_is_a_relative_of_oneself CHECK (relative_id <> person_id),
    CONSTRAINT tie_withdrawn_with_reason CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
);
CREATE INDEX relative_ties_by_person ON relative_ties (person_id, id);
CREATE INDEX relative_ties_by_relative ON relative_ties (relative_id, id) WHERE relative_id IS NOT NULL;
CREATE UNIQUE INDEX one_tie_between_two_people
    ON relative_ties (least(person_id, relative_id), greatest(person_id, relative_id))
    WHERE relative_id IS NOT NULL AND withdrawn_at IS NULL;

REVOKE DELETE ON dossier_entries, relative_ties FROM ${app};
