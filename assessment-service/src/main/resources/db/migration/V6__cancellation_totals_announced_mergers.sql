-- A cycle may be given up, with its reason; another may then take its place. job_id is the job whose work the present
-- state is, so that a job that is run again after a crash knows what it has done.
ALTER TABLE cycles
    ADD COLUMN cancelled_by        text,
    ADD COLUMN cancelled_on        date,
    ADD COLUMN cancellation_reason text,
    ADD COLUMN job_id              uuid,
    DROP CONSTRAINT cycles_of_a_known_status,
    DROP CONSTRAINT cycles_list_subjects_when_opened,
    DROP CONSTRAINT cycles_once_per_year,
    ADD CONSTRAINT cycles_of_a_known_status
        CHECK (status IN ('DRAFT', 'OPEN', 'CALIBRATION', 'PUBLICITY', 'FINAL', 'CANCELLED')),
    ADD CONSTRAINT cycles_list_subjects_when_opened
        CHECK (status = 'CANCELLED' OR (status = 'DRAFT') = (listed_on IS NULL)),
    ADD CONSTRAINT cycles_cancellation_is_whole CHECK (
        (status = 'CANCELLED') = (num_nulls(cancelled_by, cancelled_on, cancellation_reason) = 0));
CREATE UNIQUE INDEX cycles_once_per_year ON cycles (jurisdiction, subject_kind, year) WHERE status <> 'CANCELLED';

-- Nobody is judged by two cycles of one year: found by subject.
CREATE INDEX cycle_subjects_by_subject ON cycle_subjects (subject) WHERE withdrawn_reason IS NULL;

-- Every outcome is joined from its subject in the statement that writes it; a check per row was a third of the work of a
-- province. raters and class_points are the sums of the sheets per rater class, in the scheme's order: what is decided
-- later, and simulations of weights and caps, start from them. decided_score is what an upheld objection says.
ALTER TABLE outcomes
    DROP CONSTRAINT outcomes_cycle_id_subject_fkey,
    ADD COLUMN raters        integer[],
    ADD COLUMN class_points  numeric[],
    ADD COLUMN decided_score numeric(5, 2) CHECK (decided_score BETWEEN 0 AND 100);
DROP AGGREGATE product (numeric);

-- Mergers as personnel-service told of them, one row per community that ended. What its successor inherits waits for the
-- populations, which personnel-service does not know.
CREATE TABLE announced_mergers (
    predecessor  text PRIMARY KEY,
    successor    text NOT NULL,
    effective_on date NOT NULL
);
CREATE INDEX announced_mergers_by_successor ON announced_mergers (successor);
CREATE INDEX succession_units_by_unit ON succession_units (unit_code, side);
