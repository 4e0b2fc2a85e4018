-- Units, as personnel-service tells them. A projection: may be emptied and built again from its topic.
CREATE TABLE units (
    code              text PRIMARY KEY,
    name              text NOT NULL,
    kind              text NOT NULL,
    parent_code       text,
    status            text NOT NULL,
    urban_rural_class text,
    valid_from        date NOT NULL,
    valid_to          date
);

-- Standards (配置标准): policy of a jurisdiction from a day on; never changed, only followed by a later one.
CREATE TABLE standards (
    id                  uuid PRIMARY KEY,
    jurisdiction        text        NOT NULL,
    number              integer     NOT NULL,
    ratio_per_10000     numeric     NOT NULL,
    rounding            text        NOT NULL,
    floor_min           integer     NOT NULL,
    floor_placement     text        NOT NULL,
    review_cycle_months integer     NOT NULL,
    counted_identities  text[]      NOT NULL,
    counted_posts       text[]      NOT NULL,
    effective_from      date        NOT NULL,
    document_number     text        NOT NULL,
    recorded_at         timestamptz NOT NULL,
    recorded_by         text        NOT NULL,
    CONSTRAINT standards_number_once UNIQUE (jurisdiction, number),
    CONSTRAINT standards_once_per_day UNIQUE (jurisdiction, effective_from),
    CONSTRAINT standards_ratio CHECK (ratio_per_10000 > 0 AND ratio_per_10000 <= 10000 AND scale(ratio_per_10000) <= 4),
    CONSTRAINT standards_floor CHECK (floor_min >= 0),
    CONSTRAINT standards_rounding CHECK (rounding IN ('LARGEST_REMAINDER', 'FLOOR', 'HALF_UP', 'CEILING')),
    CONSTRAINT standards_floor_placement CHECK (floor_placement IN ('INSIDE', 'ABOVE'))
);
REVOKE UPDATE, DELETE, TRUNCATE ON standards FROM ${app};

-- Urban permanent residents (城镇常住人口) per community and day.
CREATE TABLE populations (
    unit_code        text        NOT NULL,
    counted_on       date        NOT NULL,
    urban_population bigint      NOT NULL,
    source           text        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    recorded_by      text        NOT NULL,
    PRIMARY KEY (unit_code, counted_on),
    CONSTRAINT populations_not_negative CHECK (urban_population >= 0)
);
CREATE INDEX populations_by_day ON populations (counted_on, unit_code);

CREATE TABLE imported_populations (
    job_id           uuid    NOT NULL,
    row_number       bigint  NOT NULL,
    unit_code        text    NOT NULL,
    counted_on       date    NOT NULL,
    urban_population bigint  NOT NULL,
    source           text    NOT NULL,
    PRIMARY KEY (job_id, row_number)
);
CREATE INDEX imported_populations_by_unit ON imported_populations (job_id, unit_code, counted_on);

-- Determinations (核定).
CREATE TABLE determinations (
    id              uuid PRIMARY KEY,
    jurisdiction    text        NOT NULL,
    standard_id     uuid        NOT NULL REFERENCES standards,
    population_date date        NOT NULL,
    title           text        NOT NULL,
    what_if         boolean     NOT NULL,
    status          text        NOT NULL,
    drafted_by      text        NOT NULL,
    drafted_at      timestamptz NOT NULL,
    submitted_by    text,
    submitted_at    timestamptz,
    returned_reason text,
    approved_by     text,
    approved_at     timestamptz,
    approved_on     date,
    document_number text,
    organ           text,
    superseded_by   uuid,
    population      bigint      NOT NULL,
    shared_total    bigint      NOT NULL,
    -- totals over the lines
    units           bigint      NOT NULL DEFAULT 0,
    total           bigint      NOT NULL DEFAULT 0,
    previous_total  bigint      NOT NULL DEFAULT 0,
    gaining         bigint      NOT NULL DEFAULT 0,
    losing          bigint      NOT NULL DEFAULT 0,
    occupied        bigint      NOT NULL DEFAULT 0,
    units_over      bigint      NOT NULL DEFAULT 0,
    units_short     bigint      NOT NULL DEFAULT 0,
    over_places     bigint      NOT NULL DEFAULT 0,
    short_places    bigint      NOT NULL DEFAULT 0,
    version         bigint      NOT NULL,
    CONSTRAINT determinations_status CHECK (status IN ('DRAFT', 'REVIEW', 'APPROVED', 'SUPERSEDED')),
    CONSTRAINT determinations_approved CHECK (status IN ('DRAFT', 'REVIEW')
        OR (approved_by IS NOT NULL AND approved_on IS NOT NULL AND document_number IS NOT NULL)),
    CONSTRAINT determinations_drafter_does_not_approve CHECK (approved_by <> drafted_by AND approved_by <> submitted_by),
    CONSTRAINT determinations_what_if_stays_draft CHECK (NOT what_if OR status = 'DRAFT')
);
CREATE INDEX determinations_by_jurisdiction ON determinations (jurisdiction, id);
CREATE UNIQUE INDEX determinations_one_in_force ON determinations (jurisdiction) WHERE status = 'APPROVED';

CREATE TABLE determination_lines (
    determination_id  uuid    NOT NULL REFERENCES determinations,
    unit_code         text    NOT NULL,
    unit_name         text    NOT NULL,
    population        bigint  NOT NULL,
    share_numerator   bigint  NOT NULL,
    share_denominator bigint  NOT NULL,
    whole             bigint  NOT NULL,
    remainder         bigint  NOT NULL,
    extra             integer NOT NULL,
    floored           boolean NOT NULL,
    apportioned       integer NOT NULL,
    adjustment        integer NOT NULL,
    adjustment_document text,
    old_places        integer NOT NULL,
    new_places        integer NOT NULL,
    occupied          integer NOT NULL,
    PRIMARY KEY (determination_id, unit_code),
    CONSTRAINT determination_lines_not_negative CHECK (new_places >= 0),
    CONSTRAINT determination_lines_add_up CHECK (new_places = apportioned + adjustment)
);

-- Accounts. Approved is what the determination (or plan) says. Whoever was there before it, or came without a vacancy,
-- is inherited excess: the ceiling stands that much above the approved figure and follows attrition down to it.
CREATE TABLE quota_accounts (
    id               uuid PRIMARY KEY,
    kind             text    NOT NULL,
    unit_code        text    NOT NULL,
    plan_id          uuid,
    approved         integer NOT NULL DEFAULT 0,
    occupied         integer NOT NULL DEFAULT 0,
    reserved         integer NOT NULL DEFAULT 0,
    frozen           integer NOT NULL DEFAULT 0,
    over_quota_order integer NOT NULL DEFAULT 0,
    inherited_excess integer NOT NULL DEFAULT 0,
    open             boolean NOT NULL DEFAULT true,
    determination_id uuid,
    document_number  text,
    version          bigint  NOT NULL DEFAULT 0,
    opened_at        timestamptz NOT NULL,
    CONSTRAINT quota_accounts_kind CHECK ((kind = 'STAFFING') = (plan_id IS NULL) AND kind IN ('STAFFING', 'INSTITUTION_PLAN')),
    CONSTRAINT quota_accounts_not_negative
        CHECK (approved >= 0 AND occupied >= 0 AND reserved >= 0 AND frozen >= 0 AND over_quota_order >= 0),
    CONSTRAINT quota_accounts_never_overbooked
        CHECK (occupied + reserved <= approved + over_quota_order + inherited_excess),
    CONSTRAINT quota_accounts_excess_follows_attrition
        CHECK (inherited_excess = GREATEST(0, occupied + reserved - approved - over_quota_order))
);
CREATE UNIQUE INDEX quota_accounts_one_per_community ON quota_accounts (unit_code) WHERE kind = 'STAFFING';
CREATE UNIQUE INDEX quota_accounts_one_per_plan ON quota_accounts (plan_id) WHERE kind = 'INSTITUTION_PLAN';
CREATE INDEX quota_accounts_by_unit ON quota_accounts (unit_code, id);

-- The ledger (台账): changes of one account, numbered 1..n. Append-only for the application.
CREATE TABLE ledger_entries (
    account_id       uuid        NOT NULL REFERENCES quota_accounts,
    number           bigint      NOT NULL,
    kind             text        NOT NULL,
    approved         integer     NOT NULL,
    occupied         integer     NOT NULL,
    reserved         integer     NOT NULL,
    frozen           integer     NOT NULL,
    over_quota_order integer     NOT NULL,
    inherited_excess integer     NOT NULL,
    cause            text        NOT NULL,
    cause_id         text,
    document_number  text,
    person_id        uuid,
    place_id         uuid,
    note             text,
    business_date    date        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    recorded_by      text        NOT NULL,
    PRIMARY KEY (account_id, number),
    CONSTRAINT ledger_entries_kind
        CHECK (kind IN ('SET', 'ADJUST', 'RESERVE', 'OCCUPY', 'RELEASE', 'TRANSFER', 'FREEZE')),
    CONSTRAINT ledger_entries_reserving_needs_vacancy
        CHECK (kind NOT IN ('RESERVE', 'FREEZE', 'TRANSFER') OR inherited_excess <= 0),
    CONSTRAINT ledger_entries_releasing_lowers CHECK (kind <> 'RELEASE' OR (occupied <= 0 AND reserved <= 0)),
    CONSTRAINT ledger_entries_document_for_decisions
        CHECK (kind NOT IN ('SET', 'ADJUST', 'TRANSFER', 'FREEZE') OR document_number IS NOT NULL)
);
CREATE INDEX ledger_entries_by_day ON ledger_entries (account_id, business_date);
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entries FROM ${app};

-- Who holds a place in which account: occupied of an account = its rows here, at any commit.
CREATE TABLE occupancies (
    account_id     uuid NOT NULL REFERENCES quota_accounts,
    person_id      uuid NOT NULL,
    kind           text NOT NULL,
    place_id       uuid,
    appointment_id uuid,
    since          date NOT NULL,
    PRIMARY KEY (account_id, person_id)
);
CREATE UNIQUE INDEX occupancies_one_community_each ON occupancies (person_id) WHERE kind = 'STAFFING';
CREATE INDEX occupancies_by_person ON occupancies (person_id);
CREATE UNIQUE INDEX occupancies_one_person_per_place ON occupancies (place_id);

-- Places asked for by rounds. A tombstone remembers a return that came before its request.
CREATE TABLE place_requests (
    id           uuid PRIMARY KEY,
    round_id     uuid        NOT NULL,
    position_id  uuid,
    account_kind text,
    unit_code    text,
    plan_id      uuid,
    account_id   uuid REFERENCES quota_accounts,
    requested    integer     NOT NULL,
    status       text        NOT NULL,
    refusal      text,
    figures      jsonb,
    expires_at   timestamptz,
    requested_at timestamptz NOT NULL,
    version      bigint      NOT NULL,
    CONSTRAINT place_requests_status CHECK (status IN ('RESERVED', 'REFUSED', 'TOMBSTONE')),
    CONSTRAINT place_requests_reserved_from_account CHECK (status <> 'RESERVED' OR account_id IS NOT NULL)
);
CREATE INDEX place_requests_by_round ON place_requests (round_id, id);
CREATE INDEX place_requests_by_account ON place_requests (account_id, id);

CREATE TABLE places (
    id             uuid PRIMARY KEY,
    request_id     uuid        NOT NULL REFERENCES place_requests,
    account_id     uuid        NOT NULL REFERENCES quota_accounts,
    status         text        NOT NULL,
    expires_at     timestamptz,
    appointment_id uuid,
    person_id      uuid,
    round_kind     text,
    effective_on   date,
    release_reason text,
    changed_at     timestamptz NOT NULL,
    CONSTRAINT places_status CHECK (status IN ('HELD', 'LOCKED', 'CONFIRMED', 'OCCUPIED', 'RELEASED', 'EXPIRED')),
    CONSTRAINT places_only_held_ones_expire CHECK ((status = 'HELD') = (expires_at IS NOT NULL)),
    CONSTRAINT places_confirmed_for_somebody
        CHECK (status NOT IN ('CONFIRMED', 'OCCUPIED') OR (appointment_id IS NOT NULL AND person_id IS NOT NULL))
);
CREATE INDEX places_by_request ON places (request_id, id);
CREATE INDEX places_by_account ON places (account_id) WHERE status IN ('HELD', 'LOCKED', 'CONFIRMED');
CREATE INDEX places_expiring ON places (expires_at) WHERE status = 'HELD';
CREATE INDEX places_confirmed_by_person ON places (person_id) WHERE status = 'CONFIRMED';
CREATE UNIQUE INDEX places_one_per_appointment ON places (appointment_id) WHERE status IN ('CONFIRMED', 'OCCUPIED');

-- Incentive plans (激励计划), e.g. "530".
CREATE TABLE incentive_plans (
    id                uuid PRIMARY KEY,
    name              text        NOT NULL,
    jurisdiction      text        NOT NULL,
    from_year         integer     NOT NULL,
    to_year           integer     NOT NULL,
    share_percent     numeric     NOT NULL,
    document_number   text        NOT NULL,
    status            text        NOT NULL,
    created_by        text        NOT NULL,
    created_at        timestamptz NOT NULL,
    approved_by       text,
    approved_on       date,
    approval_document text,
    closed_on         date,
    closing_document  text,
    base              integer,
    ceiling           integer,
    account_id        uuid REFERENCES quota_accounts,
    version           bigint      NOT NULL,
    CONSTRAINT incentive_plans_status CHECK (status IN ('CREATED', 'APPROVED', 'CLOSED')),
    CONSTRAINT incentive_plans_years CHECK (from_year <= to_year),
    CONSTRAINT incentive_plans_share CHECK (share_percent > 0 AND share_percent <= 100 AND scale(share_percent) <= 4),
    CONSTRAINT incentive_plans_creator_does_not_approve CHECK (approved_by <> created_by)
);
CREATE INDEX incentive_plans_by_jurisdiction ON incentive_plans (jurisdiction, id);

-- Careers and standings of people, as personnel-service tells them, with what the counting policy says of each today.
-- A projection: may be emptied and built again. The settlements stay, so that a rebuild never settles an outdated state.
CREATE TABLE careers (
    person_id  uuid PRIMARY KEY,
    version    bigint  NOT NULL,
    career     jsonb   NOT NULL,
    counts     boolean NOT NULL,
    reason     text    NOT NULL,
    unit_code  text    NOT NULL,
    community  text,
    post       text,
    tenure_kind text,
    due_on     date
);
CREATE INDEX careers_due ON careers (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX careers_by_unit ON careers (unit_code, person_id);

CREATE TABLE people (
    person_id uuid PRIMARY KEY,
    version   bigint NOT NULL,
    status    text   NOT NULL
);

CREATE TABLE settlements (
    person_id      uuid PRIMARY KEY,
    career_version bigint NOT NULL,
    person_version bigint NOT NULL,
    settled_on     date   NOT NULL
);

-- The standards whose counting policy has been applied to everybody they govern.
CREATE TABLE applied_standards (
    standard_id uuid PRIMARY KEY REFERENCES standards,
    applied_on  date NOT NULL
);
