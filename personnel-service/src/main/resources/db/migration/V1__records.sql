-- Temporal keys need an operator class for uuid in GiST indexes.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE org_units (
    code              text    PRIMARY KEY,
    name              text    NOT NULL,
    kind              text    NOT NULL,
    parent_code       text,
    status            text    NOT NULL,
    urban_rural_class text,
    valid_from        date    NOT NULL,
    valid_to          date,
    version           bigint  NOT NULL DEFAULT 1,
    -- the superior of a district lies outside this tree
    parent_unit       text    GENERATED ALWAYS AS (CASE WHEN kind <> 'DISTRICT' THEN parent_code END) STORED,
    CONSTRAINT unit_parent_exists FOREIGN KEY (parent_unit) REFERENCES org_units (code),
    CONSTRAINT unit_below_district_has_parent CHECK (kind = 'DISTRICT' OR parent_code IS NOT NULL),
    CONSTRAINT unit_code_extends_parent CHECK (kind = 'DISTRICT' OR (code LIKE parent_code || '%' AND code <> parent_code)),
    CONSTRAINT unit_code_form CHECK (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3}[0-9A-Za-z-]{0,20})?)?$'),
    CONSTRAINT unit_code_fits_kind CHECK (
        CASE kind
            WHEN 'DISTRICT' THEN length(code) = 6
            WHEN 'SUBDISTRICT' THEN length(code) = 9
            WHEN 'COMMUNITY' THEN length(code) = 12
            WHEN 'VILLAGE' THEN length(code) = 12
            WHEN 'VIRTUAL' THEN length(code) = 12
            WHEN 'GRID' THEN length(code) > 12
            ELSE false
        END),
    CONSTRAINT unit_status_known CHECK (status IN ('PROPOSED', 'APPROVED', 'ACTIVE', 'MERGED', 'SPLIT', 'DISSOLVED')),
    CONSTRAINT unit_validity_ordered CHECK (valid_to IS NULL OR valid_to > valid_from),
    CONSTRAINT unit_validity_fits_status CHECK ((status IN ('MERGED', 'SPLIT', 'DISSOLVED')) = (valid_to IS NOT NULL))
);
CREATE INDEX org_units_by_parent ON org_units (parent_code, code);
CREATE INDEX org_units_by_name ON org_units (name, code);

CREATE TABLE people (
    id                        uuid        PRIMARY KEY,
    personnel_number          text        NOT NULL,
    name                      text        NOT NULL,
    citizen_id                text        NOT NULL, -- encrypted
    citizen_id_index          text        NOT NULL, -- HMAC: unique, and found by exact match only
    sex                       text        NOT NULL,
    birth_date                date        NOT NULL,
    phone                     text,                 -- encrypted
    phone_index               text,
    ethnicity                 text,
    political_status          text,
    party_joined_on           date,
    education                 text,
    education_completed_on    date,
    degree                    text,
    degree_conferred_on       date,
    certificate               text,
    certificate_employed_from date,
    status                    text        NOT NULL,
    -- what the person is on the present business day; follows from the tables below
    unit_code                 text,
    post                      text,
    tenure_kind               text,
    -- the unit in whose data scope the record lies: the present unit, else the last, else where it was registered
    scope_code                text        NOT NULL,
    -- the next day on which something begins or ends by itself
    next_change_on            date,
    last_import               uuid,
    version                   bigint      NOT NULL DEFAULT 1,
    CONSTRAINT personnel_number_belongs_to_one_person UNIQUE (personnel_number),
    CONSTRAINT citizen_id_belongs_to_one_person UNIQUE (citizen_id_index),
    CONSTRAINT person_sex_known CHECK (sex IN ('MALE', 'FEMALE')),
    CONSTRAINT person_status_known CHECK (status IN
        ('PROBATION', 'ACTIVE', 'SECONDED', 'SUSPENDED', 'RETIRED', 'RESIGNED', 'DISMISSED', 'DECEASED'))
);
CREATE INDEX people_by_scope ON people (scope_code, id);
CREATE INDEX people_by_name ON people (name, id);
CREATE INDEX people_by_phone ON people (phone_index) WHERE phone_index IS NOT NULL;
CREATE INDEX people_by_next_change ON people (next_change_on) WHERE next_change_on IS NOT NULL;
CREATE SEQUENCE personnel_numbers;
GRANT USAGE ON SEQUENCE personnel_numbers TO ${app};

CREATE TABLE sanctions (
    id             uuid        PRIMARY KEY,
    person_id      uuid        NOT NULL REFERENCES people (id),
    kind           text        NOT NULL,
    effective_from date        NOT NULL,
    effective_to   date,
    bars_selection boolean     NOT NULL,
    order_number   text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    revoked_at     timestamptz,
    CONSTRAINT sanction_period_ordered CHECK (effective_to IS NULL OR effective_to > effective_from)
);
CREATE INDEX sanctions_by_person ON sanctions (person_id, effective_from, id);

-- Nothing below is overwritten. A change closes the row's recorded_to and adds the next revision: recorded_from and
-- recorded_to say when it was believed, held says when it was so. What is believed now has recorded_to = infinity, and
-- only that is held to the rule that a person has one primary post at a time.
CREATE TABLE assignments (
    id             uuid        NOT NULL,
    revision       integer     NOT NULL,
    person_id      uuid        NOT NULL REFERENCES people (id),
    unit_code      text        NOT NULL,
    post           text        NOT NULL,
    is_primary     boolean     NOT NULL,
    held           daterange   NOT NULL,
    order_number   text,
    appointment_id uuid,
    end_reason     text,
    recorded_from  timestamptz NOT NULL,
    recorded_to    timestamptz NOT NULL DEFAULT 'infinity',
    recorded_by    text        NOT NULL,
    primary_holder uuid        GENERATED ALWAYS AS
        (CASE WHEN is_primary AND recorded_to = 'infinity' THEN person_id END) STORED,
    PRIMARY KEY (id, revision),
    CONSTRAINT assignment_unit_exists FOREIGN KEY (unit_code) REFERENCES org_units (code),
    CONSTRAINT one_primary_post_at_a_time UNIQUE (primary_holder, held WITHOUT OVERLAPS),
    CONSTRAINT assignment_has_first_day CHECK (NOT isempty(held) AND NOT lower_inf(held)),
    CONSTRAINT assignment_post_known CHECK (post IN ('GRID_WORKER', 'COMMUNITY_WORKER', 'DEPUTY_SECRETARY', 'SECRETARY'))
);
CREATE INDEX assignments_by_person ON assignments (person_id);
CREATE INDEX assignments_by_unit ON assignments (unit_code) WHERE recorded_to = 'infinity';

CREATE TABLE identities (
    id             uuid        NOT NULL,
    revision       integer     NOT NULL,
    person_id      uuid        NOT NULL REFERENCES people (id),
    kind           text        NOT NULL,
    held           daterange   NOT NULL,
    order_number   text,
    appointment_id uuid,
    recorded_from  timestamptz NOT NULL,
    recorded_to    timestamptz NOT NULL DEFAULT 'infinity',
    recorded_by    text        NOT NULL,
    holder         uuid        GENERATED ALWAYS AS (CASE WHEN recorded_to = 'infinity' THEN person_id END) STORED,
    PRIMARY KEY (id, revision),
    CONSTRAINT one_identity_at_a_time UNIQUE (holder, held WITHOUT OVERLAPS),
    CONSTRAINT identity_has_first_day CHECK (NOT isempty(held) AND NOT lower_inf(held)),
    CONSTRAINT identity_kind_known CHECK (kind IN ('CONTRACT', 'STAFFED', 'PUBLIC_INSTITUTION', 'CIVIL_SERVANT'))
);
CREATE INDEX identities_by_person ON identities (person_id);

CREATE TABLE reserve_memberships (
    id             uuid        NOT NULL,
    revision       integer     NOT NULL,
    person_id      uuid        NOT NULL REFERENCES people (id),
    held           daterange   NOT NULL,
    order_number   text,
    appointment_id uuid,
    recorded_from  timestamptz NOT NULL,
    recorded_to    timestamptz NOT NULL DEFAULT 'infinity',
    recorded_by    text        NOT NULL,
    holder         uuid        GENERATED ALWAYS AS (CASE WHEN recorded_to = 'infinity' THEN person_id END) STORED,
    PRIMARY KEY (id, revision),
    CONSTRAINT one_reserve_membership_at_a_time UNIQUE (holder, held WITHOUT OVERLAPS),
    CONSTRAINT reserve_membership_has_first_day CHECK (NOT isempty(held) AND NOT lower_inf(held))
);
CREATE INDEX reserve_memberships_by_person ON reserve_memberships (person_id);

CREATE TABLE appointments (
    id               uuid        PRIMARY KEY,
    round_id         uuid        NOT NULL,
    round_kind       text        NOT NULL,
    person_id        uuid        NOT NULL, -- may name nobody: then it was rejected
    target_unit_code text        NOT NULL,
    post             text,
    tenure_kind      text,
    reserve_until    date,
    effective_on     date        NOT NULL,
    order_number     text        NOT NULL,
    place_request_id uuid,
    place_id         uuid,
    status           text        NOT NULL,
    rejection_reason text,
    traceparent      text,
    recorded_at      timestamptz NOT NULL,
    resolved_at      timestamptz,
    CONSTRAINT appointment_status_known CHECK (status IN ('SCHEDULED', 'EFFECTED', 'REJECTED')),
    CONSTRAINT appointment_rejected_with_reason CHECK ((status = 'REJECTED') = (rejection_reason IS NOT NULL)),
    CONSTRAINT appointment_resolved_once CHECK ((status = 'SCHEDULED') = (resolved_at IS NULL))
);
CREATE INDEX appointments_due ON appointments (effective_on, id) WHERE status = 'SCHEDULED';
CREATE INDEX appointments_by_person ON appointments (person_id, id);

CREATE TABLE pay_records (
    id             uuid        NOT NULL,
    revision       integer     NOT NULL,
    person_id      uuid        NOT NULL REFERENCES people (id),
    scheme         text        NOT NULL,
    grade          integer,
    policy_id      uuid,
    held           daterange   NOT NULL,
    cause          text        NOT NULL,
    terms          jsonb       NOT NULL DEFAULT '[]',
    recorded_from  timestamptz NOT NULL,
    recorded_to    timestamptz NOT NULL DEFAULT 'infinity',
    holder         uuid        GENERATED ALWAYS AS (CASE WHEN recorded_to = 'infinity' THEN person_id END) STORED,
    PRIMARY KEY (id, revision),
    CONSTRAINT one_pay_record_at_a_time UNIQUE (holder, held WITHOUT OVERLAPS),
    CONSTRAINT pay_record_has_first_day CHECK (NOT isempty(held) AND NOT lower_inf(held)),
    CONSTRAINT pay_grade_belongs_to_table CHECK ((scheme = 'COMMUNITY_GRADES') = (grade IS NOT NULL AND policy_id IS NOT NULL))
);
CREATE INDEX pay_records_by_person ON pay_records (person_id);

-- Years assessed as 不合格, as assessment-service tells them.
CREATE TABLE failed_years (
    person_id uuid      PRIMARY KEY,
    years     integer[] NOT NULL
);

REVOKE DELETE ON people, sanctions, assignments, identities, reserve_memberships, appointments, pay_records, org_units
    FROM ${app};
