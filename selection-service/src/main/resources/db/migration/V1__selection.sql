-- What the other services told us. Rebuildable from their topics.

CREATE TABLE known_units (
    code       text   PRIMARY KEY,
    name       text   NOT NULL,
    kind       text   NOT NULL,
    status     text   NOT NULL,
    valid_from date,
    valid_to   date,
    event_id   uuid   NOT NULL,
    version    bigint NOT NULL
);

CREATE TABLE known_people (
    person_id uuid   PRIMARY KEY,
    record    jsonb  NOT NULL,
    event_id  uuid   NOT NULL,
    version   bigint NOT NULL
);

CREATE TABLE known_careers (
    person_id uuid   PRIMARY KEY,
    unit_code text,
    career    jsonb  NOT NULL,
    event_id  uuid   NOT NULL,
    version   bigint NOT NULL
);

-- Primary posts of the careers, one row each, to find the holders of a post in a subtree on any day.
CREATE TABLE known_posts (
    assignment_id uuid PRIMARY KEY,
    person_id     uuid NOT NULL,
    unit_code     text NOT NULL,
    post          text NOT NULL,
    held_from     date NOT NULL,
    held_to       date
);
CREATE INDEX known_posts_by_place ON known_posts (post, unit_code, person_id) INCLUDE (held_from, held_to);
CREATE INDEX known_posts_by_person ON known_posts (person_id);

CREATE TABLE known_community_results (
    unit_code text   PRIMARY KEY,
    results   jsonb  NOT NULL,
    event_id  uuid   NOT NULL,
    version   bigint NOT NULL
);

CREATE TABLE known_person_results (
    person_id uuid   PRIMARY KEY,
    results   jsonb  NOT NULL,
    event_id  uuid   NOT NULL,
    version   bigint NOT NULL
);

-- Policy: versioned, effective-dated, never changed in place.

CREATE TABLE eligibility_rules (
    kind            text        NOT NULL,
    version         integer     NOT NULL,
    valid_from      date        NOT NULL,
    origin_posts    text[]      NOT NULL,
    groups          jsonb       NOT NULL,
    document_number text,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (kind, version)
);

CREATE TABLE round_policies (
    kind                text         NOT NULL,
    version             integer      NOT NULL,
    valid_from          date         NOT NULL,
    stages              text[]       NOT NULL,
    opening_ratio       integer      NOT NULL CHECK (opening_ratio BETWEEN 1 AND 20),
    interview_ratio     integer      NOT NULL CHECK (interview_ratio BETWEEN 1 AND 20),
    written_percent     integer      NOT NULL CHECK (written_percent BETWEEN 0 AND 100),
    bonus_cap           numeric(5, 2) NOT NULL CHECK (bonus_cap >= 0),
    notice_days         integer      NOT NULL CHECK (notice_days BETWEEN 1 AND 60),
    notice_day_kind     text         NOT NULL CHECK (notice_day_kind IN ('WORKING', 'CALENDAR')),
    reserve_months      integer      NOT NULL CHECK (reserve_months BETWEEN 1 AND 120),
    line_valid_months   integer      NOT NULL CHECK (line_valid_months BETWEEN 1 AND 60),
    reservation_days    integer      NOT NULL CHECK (reservation_days BETWEEN 1 AND 365),
    PRIMARY KEY (kind, version)
);

CREATE TABLE calendars (
    year            integer     PRIMARY KEY CHECK (year BETWEEN 2000 AND 2199),
    version         bigint      NOT NULL,
    document_number text        NOT NULL,
    updated_by      text        NOT NULL,
    updated_at      timestamptz NOT NULL
);

CREATE TABLE calendar_days (
    day  date    PRIMARY KEY,
    year integer NOT NULL REFERENCES calendars,
    kind text    NOT NULL CHECK (kind IN ('HOLIDAY', 'WORKED'))
);
CREATE INDEX calendar_days_by_year ON calendar_days (year);

-- Rounds

CREATE TABLE rounds (
    id                       uuid          PRIMARY KEY,
    version                  bigint        NOT NULL,
    kind                     text          NOT NULL,
    title                    text          NOT NULL,
    jurisdiction             text          NOT NULL,
    status                   text          NOT NULL,
    stage                    text,
    stages                   text          NOT NULL,
    policy_version           integer       NOT NULL,
    rule_version             integer       NOT NULL,
    registration_from        timestamptz   NOT NULL,
    registration_to          timestamptz   NOT NULL,
    cut_off                  date          NOT NULL,
    opening_ratio            integer       NOT NULL,
    interview_ratio          integer       NOT NULL,
    written_percent          integer       NOT NULL CHECK (written_percent BETWEEN 0 AND 100),
    bonus_cap                numeric(5, 2) NOT NULL,
    notice_days              integer       NOT NULL,
    notice_day_kind          text          NOT NULL,
    reserve_months           integer       NOT NULL,
    line_valid_months        integer       NOT NULL,
    reservation_days         integer       NOT NULL,
    opening_ratio_reason     text,
    opening_ratio_document   text,
    interview_ratio_reason   text,
    interview_ratio_document text,
    ranked_at                timestamptz,
    drafted_by               text          NOT NULL,
    drafted_at               timestamptz   NOT NULL,
    announced_at             timestamptz,
    ended_at                 timestamptz,
    end_reason               text,
    CONSTRAINT rounds_registration_ends_after_it_begins CHECK (registration_to > registration_from)
);
CREATE INDEX rounds_by_jurisdiction ON rounds (jurisdiction, id);

CREATE TABLE positions (
    id        uuid    PRIMARY KEY,
    round_id  uuid    NOT NULL REFERENCES rounds,
    number    integer NOT NULL,
    unit_code text,
    plan_id   uuid,
    post      text,
    places    integer NOT NULL CHECK (places BETWEEN 1 AND 10000),
    CONSTRAINT positions_numbered_once UNIQUE (round_id, number)
);

CREATE TABLE place_requests (
    id              uuid        PRIMARY KEY,
    round_id        uuid        NOT NULL REFERENCES rounds,
    position_id     uuid        NOT NULL REFERENCES positions,
    count           integer     NOT NULL CHECK (count > 0),
    state           text        NOT NULL,
    account_id      uuid,
    expires_at      timestamptz,
    refusal_reason  text,
    refusal_figures jsonb,
    requested_at    timestamptz NOT NULL,
    answered_at     timestamptz
);
CREATE INDEX place_requests_by_round ON place_requests (round_id, requested_at);

CREATE TABLE places (
    id             uuid PRIMARY KEY,
    request_id     uuid NOT NULL REFERENCES place_requests,
    position_id    uuid NOT NULL REFERENCES positions,
    round_id       uuid NOT NULL REFERENCES rounds,
    state          text NOT NULL,
    appointment_id uuid,
    CONSTRAINT places_serve_one_appointment UNIQUE (appointment_id)
);
CREATE INDEX places_by_round ON places (round_id);

CREATE TABLE round_journal (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round_id    uuid        NOT NULL REFERENCES rounds,
    at          timestamptz NOT NULL,
    actor       text        NOT NULL,
    action      text        NOT NULL,
    from_status text,
    to_status   text        NOT NULL,
    from_stage  text,
    to_stage    text,
    reason      text,
    details     jsonb       NOT NULL
);
CREATE INDEX round_journal_by_round ON round_journal (round_id, id);
REVOKE UPDATE, DELETE, TRUNCATE ON round_journal FROM ${app};

-- Candidates

CREATE TABLE registrations (
    id                uuid          PRIMARY KEY,
    version           bigint        NOT NULL,
    round_id          uuid          NOT NULL REFERENCES rounds,
    position_id       uuid          NOT NULL REFERENCES positions,
    person_id         uuid          NOT NULL,
    name              text          NOT NULL,
    unit_code         text          NOT NULL,
    status            text          NOT NULL,
    verdict           text          NOT NULL,
    evidence          jsonb         NOT NULL,
    certificate_level integer       NOT NULL,
    registered_by     text          NOT NULL,
    registered_at     timestamptz   NOT NULL,
    review_decision   text,
    review_reason     text,
    review_order      text,
    reviewed_by       text,
    reviewed_at       timestamptz,
    bonus             numeric(5, 2) NOT NULL DEFAULT 0,
    bonus_document    text,
    ended_stage       text,
    ended_reason      text,
    ended_at          timestamptz,
    held              boolean       NOT NULL DEFAULT false,
    CONSTRAINT registrations_one_per_person_and_round UNIQUE (round_id, person_id)
);
CREATE INDEX registrations_by_round ON registrations (round_id, id);
CREATE INDEX registrations_by_person ON registrations (person_id);

CREATE TABLE score_entries (
    id              bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round_id        uuid          NOT NULL REFERENCES rounds,
    registration_id uuid          NOT NULL REFERENCES registrations,
    paper           text          NOT NULL,
    slot            smallint      NOT NULL CHECK (slot IN (1, 2)),
    scorer          text          NOT NULL,
    score           numeric(5, 2) NOT NULL,
    entered_at      timestamptz   NOT NULL,
    superseded_at   timestamptz,
    CONSTRAINT score_entries_between_0_and_100 CHECK (score BETWEEN 0 AND 100)
);
CREATE UNIQUE INDEX score_entries_two_per_paper ON score_entries (registration_id, paper, slot)
    WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX score_entries_by_different_people ON score_entries (registration_id, paper, scorer)
    WHERE superseded_at IS NULL;
CREATE INDEX score_entries_by_round ON score_entries (round_id, paper);

CREATE TABLE rankings (
    registration_id uuid          PRIMARY KEY REFERENCES registrations,
    round_id        uuid          NOT NULL REFERENCES rounds,
    position_id     uuid          NOT NULL REFERENCES positions,
    written         numeric(5, 2),
    interview       numeric(5, 2),
    retest          numeric(5, 2),
    bonus           numeric(5, 2) NOT NULL,
    total           numeric(6, 2) NOT NULL,
    rank            integer       NOT NULL,
    line            integer       NOT NULL,
    tie_break       text          NOT NULL
);
CREATE INDEX rankings_by_round ON rankings (round_id, position_id, line, registration_id);

CREATE TABLE stage_outcomes (
    registration_id uuid        NOT NULL REFERENCES registrations,
    stage           text        NOT NULL,
    round_id        uuid        NOT NULL REFERENCES rounds,
    passed          boolean     NOT NULL,
    reason          text,
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    CONSTRAINT stage_outcomes_recorded_once PRIMARY KEY (registration_id, stage)
);
CREATE INDEX stage_outcomes_by_round ON stage_outcomes (round_id);

CREATE TABLE notices (
    id           uuid        PRIMARY KEY,
    round_id     uuid        NOT NULL REFERENCES rounds,
    number       integer     NOT NULL,
    published_on date        NOT NULL,
    last_day     date        NOT NULL,
    days         integer     NOT NULL,
    day_kind     text        NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL,
    closed_by    text,
    closed_at    timestamptz,
    CONSTRAINT notices_numbered_once UNIQUE (round_id, number)
);

CREATE TABLE notice_entries (
    notice_id       uuid NOT NULL REFERENCES notices,
    registration_id uuid NOT NULL REFERENCES registrations,
    PRIMARY KEY (notice_id, registration_id),
    CONSTRAINT notice_entries_once_per_candidate UNIQUE (registration_id)
);

CREATE TABLE objections (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    round_id        uuid        NOT NULL REFERENCES rounds,
    notice_id       uuid        NOT NULL REFERENCES notices,
    registration_id uuid        NOT NULL REFERENCES registrations,
    raised_on       date        NOT NULL,
    content         text        NOT NULL,
    state           text        NOT NULL,
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    answer          text,
    answered_by     text,
    answered_at     timestamptz
);
CREATE INDEX objections_by_round ON objections (round_id, id);

CREATE TABLE appointments (
    id               uuid        PRIMARY KEY,
    version          bigint      NOT NULL,
    round_id         uuid        NOT NULL REFERENCES rounds,
    registration_id  uuid        NOT NULL REFERENCES registrations,
    position_id      uuid        NOT NULL REFERENCES positions,
    person_id        uuid        NOT NULL,
    round_kind       text        NOT NULL,
    target_unit_code text        NOT NULL,
    post             text,
    tenure_kind      text,
    reserve_until    date,
    effective_on     date        NOT NULL,
    order_number     text        NOT NULL,
    place_request_id uuid,
    place_id         uuid,
    status           text        NOT NULL,
    decided_by       text        NOT NULL,
    decided_at       timestamptz NOT NULL,
    confirmed_at     timestamptz,
    effected_at      timestamptz,
    occupied_at      timestamptz,
    closed_at        timestamptz,
    rejected_at      timestamptz,
    rejection_reason text,
    CONSTRAINT appointments_place_needs_its_request CHECK ((place_id IS NULL) = (place_request_id IS NULL))
);
CREATE INDEX appointments_by_round ON appointments (round_id, id);
CREATE UNIQUE INDEX appointments_one_open_per_person ON appointments (person_id)
    WHERE status IN ('DECIDED', 'CONFIRMED');
CREATE UNIQUE INDEX appointments_one_per_registration ON appointments (registration_id)
    WHERE status <> 'REJECTED';
CREATE UNIQUE INDEX appointments_one_per_place ON appointments (place_id)
    WHERE status <> 'REJECTED';
