-- Who looked at whose personal data, why and when: one row for each person and look, whatever the list or export.
CREATE TABLE personal_data_accesses (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid        NOT NULL REFERENCES people (id),
    looked_at timestamptz NOT NULL,
    actor     text        NOT NULL,
    purpose   text        NOT NULL,
    kind      text        NOT NULL
);
CREATE INDEX personal_data_accesses_by_person ON personal_data_accesses (person_id, id DESC);
REVOKE UPDATE, DELETE ON personal_data_accesses FROM ${app};

-- Those whose data may one day have to be anonymised.
CREATE INDEX people_who_left ON people (scope_code, id)
    WHERE status IN ('RETIRED', 'RESIGNED', 'DISMISSED', 'DECEASED') AND anonymised_at IS NULL AND merged_into IS NULL;
