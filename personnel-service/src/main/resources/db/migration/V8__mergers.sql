-- Two records that turn out to be one person: the one goes on in the other.
ALTER TABLE people ADD COLUMN merged_into uuid REFERENCES people (id);
ALTER TABLE people ADD COLUMN anonymised_at timestamptz;
ALTER TABLE people ADD CONSTRAINT a_merged_record_holds_no_post CHECK (merged_into IS NULL OR post IS NULL);
-- Same name, birth date and phone: what a second record of one person looks like. Nothing can be read back from it.
ALTER TABLE people ADD COLUMN likeness text GENERATED ALWAYS AS
    (CASE WHEN phone_index IS NOT NULL AND merged_into IS NULL AND anonymised_at IS NULL
          THEN md5(name || '|' || (birth_date - date '1900-01-01')::text || '|' || phone_index) END) STORED;
CREATE INDEX people_by_likeness ON people (likeness, scope_code) WHERE likeness IS NOT NULL;
CREATE INDEX people_merged ON people (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE person_mergers (
    id                    uuid        PRIMARY KEY,
    kept_id               uuid        NOT NULL REFERENCES people (id),
    merged_id             uuid        NOT NULL REFERENCES people (id),
    order_number          text        NOT NULL,
    reason                text        NOT NULL,
    merged_at             timestamptz NOT NULL,
    merged_by             text        NOT NULL,
    reversed_at           timestamptz,
    reversed_by           text,
    reversal_order_number text,
    CONSTRAINT nobody_is_merged_into_oneself CHECK (kept_id <> merged_id),
    CONSTRAINT merger_reversed_once CHECK ((reversed_at IS NULL) = (reversal_order_number IS NULL))
);
CREATE INDEX person_mergers_by_kept ON person_mergers (kept_id, id);
CREATE UNIQUE INDEX a_record_is_merged_once ON person_mergers (merged_id) WHERE reversed_at IS NULL;

-- What went along, so that it can go back: dropped is what the kept record held in the same form already.
CREATE TABLE person_merger_parts (
    merger_id uuid    NOT NULL REFERENCES person_mergers (id),
    kind      text    NOT NULL,
    part_id   uuid    NOT NULL,
    dropped   boolean NOT NULL,
    PRIMARY KEY (merger_id, kind, part_id),
    CONSTRAINT merger_part_kind_known CHECK (kind IN
        ('ASSIGNMENT', 'IDENTITY', 'RESERVE', 'SANCTION', 'DOSSIER', 'RELATIVE', 'APPOINTMENT', 'REVIEW'))
);
REVOKE DELETE ON person_mergers FROM ${app};
REVOKE UPDATE, DELETE ON person_merger_parts FROM ${app};
-- A merger moves reviews to the kept record; nothing else of them changes.
GRANT UPDATE (person_id) ON reserve_reviews TO ${app};
