-- The yearly review of the reserve pool: who was looked at when, and what came of it.
CREATE TABLE reserve_reviews (
    id            uuid        PRIMARY KEY,
    person_id     uuid        NOT NULL REFERENCES people (id),
    membership_id uuid        NOT NULL,
    reviewed_on   date        NOT NULL,
    outcome       text        NOT NULL,
    order_number  text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    recorded_by   text        NOT NULL,
    CONSTRAINT reserve_review_outcome_known CHECK (outcome IN ('KEPT', 'EXTENDED', 'REMOVED'))
);
CREATE INDEX reserve_reviews_by_membership ON reserve_reviews (membership_id, reviewed_on);
CREATE INDEX reserve_reviews_by_person ON reserve_reviews (person_id, reviewed_on, id);
CREATE INDEX reserve_memberships_believed ON reserve_memberships (person_id) WHERE recorded_to = 'infinity';
REVOKE UPDATE, DELETE ON reserve_reviews FROM ${app};
