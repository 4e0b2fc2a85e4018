-- Probation and service lock are policy like every other figure; a round keeps its own copy.
ALTER TABLE round_policies
    ADD COLUMN probation_months integer     NOT NULL DEFAULT 0 CHECK (probation_months BETWEEN 0 AND 36),
    ADD COLUMN lock_years       integer     NOT NULL DEFAULT 0 CHECK (lock_years BETWEEN 0 AND 30),
    ADD COLUMN notice_names     text        NOT NULL DEFAULT 'MASKED' CHECK (notice_names IN ('MASKED', 'FULL')),
    ADD COLUMN document_number  text,
    ADD COLUMN created_by       text        NOT NULL DEFAULT 'system:selection',
    ADD COLUMN created_at       timestamptz NOT NULL DEFAULT '2000-01-01T00:00:00Z';
UPDATE round_policies SET probation_months = 12, lock_years = 5
WHERE version = 1 AND kind IN ('STAFFING', 'INSTITUTION', 'CIVIL_SERVICE');

ALTER TABLE rounds
    ADD COLUMN probation_months integer NOT NULL DEFAULT 0,
    ADD COLUMN lock_years       integer NOT NULL DEFAULT 0,
    ADD COLUMN notice_names     text    NOT NULL DEFAULT 'MASKED';

ALTER TABLE appointments
    ADD COLUMN probation_until      date,
    ADD COLUMN lock_until           date,
    ADD COLUMN probation_outcome    text,
    ADD COLUMN probation_ended_on   date,
    ADD COLUMN probation_reason     text,
    ADD COLUMN probation_order      text,
    ADD COLUMN probation_decided_by text,
    ADD COLUMN probation_decided_at timestamptz,
    ADD CONSTRAINT appointments_probation_ends_whole CHECK (
        num_nonnulls(probation_outcome, probation_ended_on, probation_reason, probation_order, probation_decided_by,
                     probation_decided_at) IN (0, 6));
CREATE INDEX appointments_on_probation ON appointments (probation_until, id)
    WHERE probation_until IS NOT NULL AND probation_outcome IS NULL;
CREATE INDEX appointments_with_lock ON appointments (person_id, lock_until) WHERE lock_until IS NOT NULL;

-- Everybody who acts in a round. One person has one duty in it: that is the separation of duties.
CREATE TABLE panel_members (
    round_id    uuid        NOT NULL REFERENCES rounds,
    subject     text        NOT NULL,
    duty        text        NOT NULL CHECK (duty IN ('OFFICER', 'EXAMINER', 'PUBLISHER', 'DECIDER')),
    person_id   uuid,
    declaration text,
    named_by    text        NOT NULL,
    named_at    timestamptz NOT NULL,
    PRIMARY KEY (round_id, subject),
    CONSTRAINT panel_members_one_duty_per_person UNIQUE (round_id, person_id),
    CONSTRAINT panel_members_known_or_declared CHECK (person_id IS NOT NULL OR declaration IS NOT NULL)
);

ALTER TABLE dossier_briefs ADD COLUMN under_investigation boolean;

-- The civil service leads away from the community: whom an earlier appointment still binds waits.
INSERT INTO eligibility_rules (kind, version, valid_from, origin_posts, groups, created_by, created_at)
SELECT kind, 2, valid_from, origin_posts, groups || '[{"anyOf": [{"criterion": "NO_SERVICE_LOCK"}]}]', created_by, created_at
FROM eligibility_rules e
WHERE kind = 'CIVIL_SERVICE' AND version = 1
  AND NOT EXISTS (SELECT 1 FROM eligibility_rules o WHERE o.kind = e.kind AND o.version > 1);
