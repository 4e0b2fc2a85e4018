-- Bonuses and deductions on record; points are never negative, the indicator's kind tells which way they count.
CREATE TABLE adjustments (
    id          uuid          PRIMARY KEY,
    cycle_id    uuid          NOT NULL,
    subject     text          NOT NULL,
    indicator   text          NOT NULL,
    points      numeric(6, 2) NOT NULL CHECK (points > 0),
    reason      text          NOT NULL,
    evidence    text,
    recorded_by text          NOT NULL,
    recorded_at timestamptz   NOT NULL,
    revoked_by  text,
    FOREIGN KEY (cycle_id, subject) REFERENCES cycle_subjects
);
CREATE INDEX adjustments_of_a_cycle ON adjustments (cycle_id, subject);

CREATE TABLE vetoes (
    cycle_id    uuid        NOT NULL,
    subject     text        NOT NULL,
    veto        text        NOT NULL,
    reason      text        NOT NULL,
    evidence    text,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (cycle_id, subject, veto),
    FOREIGN KEY (cycle_id, subject) REFERENCES cycle_subjects
);

-- Who of a tie at the cap is excellent. Holds only while the tie is the one that was decided about.
CREATE TABLE tie_decisions (
    cycle_id        uuid        NOT NULL REFERENCES cycles,
    pool            text        NOT NULL,
    tie             text[]      NOT NULL,
    chosen          text[]      NOT NULL,
    reason          text        NOT NULL,
    document_number text        NOT NULL,
    decided_by      text        NOT NULL,
    decided_at      timestamptz NOT NULL,
    PRIMARY KEY (cycle_id, pool)
);

-- What the scheme makes of the sheets, step by step: weighed, then points added or taken off, then the score that vetoes
-- leave; the grade earned, the best one left open, and the one that the cap gives (none while a tie is undecided).
CREATE TABLE outcomes (
    cycle_id   uuid          NOT NULL,
    subject    text          NOT NULL,
    unit_code  text          NOT NULL,
    pool       text          NOT NULL,
    weighed    numeric(5, 2) NOT NULL,
    points     numeric(7, 2) NOT NULL,
    score      numeric(5, 2) NOT NULL CHECK (score BETWEEN 0 AND 100),
    vetoes     text[]        NOT NULL,
    sanctioned boolean       NOT NULL,
    earned     text,
    cap        text,
    grade      text,
    tied       boolean       NOT NULL,
    peer_group text,
    rank       integer,
    peers      integer,
    percentile numeric(5, 2),
    band       text,
    PRIMARY KEY (cycle_id, subject),
    FOREIGN KEY (cycle_id, subject) REFERENCES cycle_subjects
);
CREATE INDEX outcomes_by_pool ON outcomes (cycle_id, pool);

-- Raised while a cycle is public; stops only the subject concerned.
CREATE TABLE objections (
    id          uuid        PRIMARY KEY,
    version     bigint      NOT NULL,
    cycle_id    uuid        NOT NULL,
    subject     text        NOT NULL,
    grounds     text        NOT NULL,
    raised_by   text        NOT NULL,
    raised_on   date        NOT NULL,
    outcome     text        CHECK (outcome IN ('REJECTED', 'UPHELD')),
    answer      text,
    score       numeric(5, 2),
    grade       text,
    answered_by text,
    answered_on date,
    CONSTRAINT objections_answer_is_whole CHECK (num_nulls(outcome, answer, answered_by, answered_on) IN (0, 4)),
    FOREIGN KEY (cycle_id, subject) REFERENCES cycle_subjects
);
CREATE INDEX objections_of_a_cycle ON objections (cycle_id, id);

-- Review (复核), then appeal (申诉): reopens one result only.
CREATE TABLE appeals (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    cycle_id        uuid        NOT NULL,
    subject         text        NOT NULL,
    stage           text        NOT NULL CHECK (stage IN ('REVIEW', 'APPEAL')),
    grounds         text        NOT NULL,
    filed_by        text        NOT NULL,
    filed_on        date        NOT NULL,
    decide_until    date        NOT NULL,
    outcome         text        CHECK (outcome IN ('MAINTAINED', 'CHANGED')),
    reason          text,
    document_number text,
    score           numeric(5, 2),
    grade           text,
    decided_by      text,
    decided_on      date,
    CONSTRAINT appeals_decision_is_whole CHECK (
        num_nulls(outcome, reason, document_number, decided_by, decided_on) IN (0, 5)),
    CONSTRAINT appeals_once_per_stage UNIQUE (cycle_id, subject, stage),
    FOREIGN KEY (cycle_id, subject) REFERENCES cycle_subjects
);

-- Corrections of final results other than by appeal, each with its reason; the result's new version names it as its cause.
CREATE TABLE corrections (
    id              uuid          PRIMARY KEY,
    cycle_id        uuid          NOT NULL,
    subject         text          NOT NULL,
    score           numeric(5, 2) NOT NULL,
    grade           text,
    reason          text          NOT NULL,
    document_number text          NOT NULL,
    corrected_by    text          NOT NULL,
    corrected_on    date          NOT NULL,
    FOREIGN KEY (cycle_id, subject) REFERENCES cycle_subjects
);
CREATE INDEX corrections_of_a_cycle ON corrections (cycle_id, id);
