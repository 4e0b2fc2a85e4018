ALTER TABLE units ADD COLUMN urban_rural_class text;

-- The product of many numbers: class means are brought to one denominator by it, exactly.
CREATE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1');

-- One assessment of one kind of subject in one jurisdiction and year.
CREATE TABLE cycles (
    id                  uuid        PRIMARY KEY,
    version             bigint      NOT NULL,
    scheme_id           uuid        NOT NULL REFERENCES schemes,
    title               text        NOT NULL,
    jurisdiction        text        NOT NULL,
    subject_kind        text        NOT NULL,
    year                smallint    NOT NULL,
    status              text        NOT NULL,
    commended_pools     text[]      NOT NULL,
    drafted_by          text        NOT NULL,
    drafted_at          timestamptz NOT NULL,
    listed_on           date,
    scoring_until       date        NOT NULL,
    calibrated_by       text,
    published_by        text,
    publicity_from      date,
    publicity_until     date,
    publicity_document  text,
    final_by            text,
    final_on            date,
    CONSTRAINT cycles_of_a_known_status CHECK (status IN ('DRAFT', 'OPEN', 'CALIBRATION', 'PUBLICITY', 'FINAL')),
    CONSTRAINT cycles_list_subjects_when_opened CHECK ((status = 'DRAFT') = (listed_on IS NULL)),
    CONSTRAINT cycles_publicity_ends_after_it_begins CHECK (publicity_until > publicity_from),
    CONSTRAINT cycles_final_after_publicity CHECK (final_on > publicity_until),
    CONSTRAINT cycles_once_per_year UNIQUE (jurisdiction, subject_kind, year)
);

-- Who is judged: fixed when the cycle opens. pool is the code that caps of excellent grades are counted over.
CREATE TABLE cycle_subjects (
    cycle_id         uuid NOT NULL REFERENCES cycles,
    subject          text NOT NULL,
    unit_code        text NOT NULL,
    peer_group       text,
    pool             text NOT NULL,
    origin           text NOT NULL CHECK (origin IN ('LISTED', 'ADDED')),
    withdrawn_reason text,
    PRIMARY KEY (cycle_id, subject)
);
CREATE INDEX cycle_subjects_by_unit ON cycle_subjects (cycle_id, unit_code);

-- One rater's marks for one subject. marks are hundredths, in the order of the scheme; points are their value over the
-- scheme's common denominator. In an anonymous class the rater is a random number.
CREATE TABLE sheets (
    cycle_id    uuid    NOT NULL,
    subject     text    NOT NULL,
    rater_class text    NOT NULL,
    rater       text    NOT NULL,
    ordinary    boolean NOT NULL,
    marks       integer[] NOT NULL,
    points      numeric NOT NULL,
    evidence    jsonb   NOT NULL,
    entered_by  text,
    entered_at  timestamptz,
    PRIMARY KEY (cycle_id, subject, rater_class, rater),
    FOREIGN KEY (cycle_id, subject) REFERENCES cycle_subjects
);

-- Who of an anonymous class has handed in a sheet about whom; nothing leads from here to the sheet.
CREATE TABLE rater_slips (
    cycle_id    uuid NOT NULL REFERENCES cycles,
    subject     text NOT NULL,
    rater_class text NOT NULL,
    rater       text NOT NULL,
    PRIMARY KEY (cycle_id, subject, rater_class, rater)
);

-- Who entered sheets: none of them publishes.
CREATE TABLE cycle_scorers (
    cycle_id uuid NOT NULL REFERENCES cycles,
    scorer   text NOT NULL,
    PRIMARY KEY (cycle_id, scorer)
);

-- What a subject says of its own year (述职).
CREATE TABLE self_reports (
    cycle_id     uuid        NOT NULL,
    subject      text        NOT NULL,
    version      bigint      NOT NULL,
    report       text        NOT NULL,
    links        text[]      NOT NULL,
    submitted_by text        NOT NULL,
    submitted_at timestamptz NOT NULL,
    PRIMARY KEY (cycle_id, subject),
    FOREIGN KEY (cycle_id, subject) REFERENCES cycle_subjects
);
