-- What this service keeps of personnel's events: rebuildable at any time.
CREATE TABLE units (
    code        text PRIMARY KEY,
    name        text NOT NULL,
    kind        text NOT NULL,
    parent_code text,
    status      text NOT NULL,
    valid_from  date NOT NULL,
    valid_to    date
);

CREATE TABLE people (
    person_id        uuid PRIMARY KEY,
    personnel_number text NOT NULL,
    name             text NOT NULL,
    status           text NOT NULL,
    unit_code        text
);
CREATE INDEX people_by_number ON people (personnel_number);
CREATE INDEX people_by_unit ON people (unit_code, person_id);

CREATE TABLE sanctions (
    person_id  uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to   date
);
CREATE INDEX sanctions_by_person ON sanctions (person_id);

CREATE TABLE posts (
    assignment_id uuid PRIMARY KEY,
    person_id     uuid    NOT NULL,
    unit_code     text    NOT NULL,
    post          text    NOT NULL,
    is_primary    boolean NOT NULL,
    valid_from    date    NOT NULL,
    valid_to      date
);
CREATE INDEX posts_by_person ON posts (person_id, valid_from);
CREATE INDEX posts_by_unit ON posts (unit_code, valid_from);

-- The newest version of every final result. subject is a unit code or a person's id.
CREATE TABLE results (
    subject_kind text          NOT NULL,
    subject      text          NOT NULL,
    year         smallint      NOT NULL,
    version      integer       NOT NULL,
    jurisdiction text          NOT NULL,
    unit_code    text,
    score        numeric(5, 2),
    grade        text,
    peer_group   text,
    rank         integer,
    peers        integer,
    percentile   numeric(5, 2),
    band         text,
    origin       text          NOT NULL,
    cause        uuid          NOT NULL,
    reason       text          NOT NULL,
    final_on     date          NOT NULL,
    recorded_at  timestamptz   NOT NULL,
    recorded_by  text          NOT NULL,
    PRIMARY KEY (subject_kind, subject, year),
    CONSTRAINT results_of_a_known_kind CHECK (subject_kind IN ('COMMUNITY', 'PERSON')),
    CONSTRAINT results_versions_count_up CHECK (version >= 1),
    CONSTRAINT results_score_is_a_percentage CHECK (score BETWEEN 0 AND 100),
    CONSTRAINT results_rank_is_among_peers CHECK (rank BETWEEN 1 AND peers),
    CONSTRAINT results_rank_is_whole CHECK (num_nulls(rank, peers, percentile, band) IN (0, 4)),
    CONSTRAINT results_of_a_community_are_ranked CHECK (
        subject_kind <> 'COMMUNITY' OR num_nulls(score, peer_group, rank) = 0),
    CONSTRAINT results_of_a_person_are_graded CHECK (subject_kind <> 'PERSON' OR grade IS NOT NULL)
);
CREATE INDEX results_of_a_group ON results (subject_kind, jurisdiction, year, peer_group);
CREATE INDEX results_by_cause ON results (cause, subject);

-- Every version that ever was the newest; a correction adds one and takes none away.
CREATE TABLE result_versions (
    LIKE results INCLUDING CONSTRAINTS,
    PRIMARY KEY (subject_kind, subject, year, version)
);
REVOKE UPDATE, DELETE, TRUNCATE ON result_versions FROM ${app};

-- Rows of a file between reading and merging; emptied by the job that filled them.
CREATE UNLOGGED TABLE import_rows (
    job_id           uuid     NOT NULL,
    row_number       bigint   NOT NULL,
    year             smallint NOT NULL,
    unit_code        text,
    personnel_number text,
    person_id        uuid,
    score            numeric(5, 2),
    grade            text,
    peer_group       text,
    final_on         date     NOT NULL,
    PRIMARY KEY (job_id, row_number)
);

-- What a jurisdiction calls the front, from when on. The empty jurisdiction is the default for all.
CREATE TABLE front_policies (
    id              uuid        PRIMARY KEY,
    jurisdiction    text        NOT NULL,
    policy          text        NOT NULL,
    years           smallint    NOT NULL,
    effective_from  date        NOT NULL,
    document_number text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    recorded_by     text        NOT NULL,
    CONSTRAINT front_policies_look_back_one_to_ten_years CHECK (years BETWEEN 1 AND 10),
    CONSTRAINT front_policies_once_per_day UNIQUE (jurisdiction, effective_from)
);
INSERT INTO front_policies
VALUES ('00000000-0000-7000-8000-000000000001', '', 'TOP_HALF_EACH_YEAR', 3, '2000-01-01', 'default',
        '2000-01-01T00:00:00Z', 'system');
