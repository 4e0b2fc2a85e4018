-- Records of people that turned out to be another's, as personnel-service told of them. person_id is the record that all
-- of it counts for in the end; what was decided stays where it was decided.
CREATE TABLE merged_records (
    record_id    text PRIMARY KEY,
    merged_into  text NOT NULL,
    person_id    text NOT NULL,
    order_number text NOT NULL
);
CREATE INDEX merged_records_by_person ON merged_records (person_id);
CREATE INDEX merged_records_by_next ON merged_records (merged_into);

-- Which of several results that one person has of one year counts. Holds only while the results are those that were
-- decided about: each as record/version.
CREATE TABLE merger_decisions (
    id              uuid        PRIMARY KEY,
    person_id       text        NOT NULL,
    year            smallint    NOT NULL,
    decided_about   text[]      NOT NULL,
    chosen          text        NOT NULL,
    replaces        uuid        REFERENCES merger_decisions,
    reason          text        NOT NULL,
    document_number text        NOT NULL,
    decided_by      text        NOT NULL,
    decided_at      timestamptz NOT NULL
);
CREATE INDEX merger_decisions_of_a_year ON merger_decisions (person_id, year);
REVOKE UPDATE, DELETE, TRUNCATE ON merger_decisions FROM ${app};

-- Progress counts sheets by what the key holds and by who is an ordinary resident: without reading the sheets themselves.
ALTER TABLE sheets DROP CONSTRAINT sheets_pkey, ADD PRIMARY KEY (cycle_id, subject, rater_class, rater) INCLUDE (ordinary);
