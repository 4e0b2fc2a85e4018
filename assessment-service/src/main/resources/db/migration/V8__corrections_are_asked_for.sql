-- A correction is asked for by one and decided by another. Those on record were asked for and decided in one step.
ALTER TABLE corrections RENAME COLUMN corrected_by TO decided_by;
ALTER TABLE corrections RENAME COLUMN corrected_on TO decided_on;
ALTER TABLE corrections
    ALTER COLUMN document_number DROP NOT NULL,
    ALTER COLUMN decided_by DROP NOT NULL,
    ALTER COLUMN decided_on DROP NOT NULL,
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    ADD COLUMN requested_by text,
    ADD COLUMN requested_on date,
    ADD COLUMN outcome text CHECK (outcome IN ('APPROVED', 'REJECTED')),
    ADD COLUMN opinion text;
UPDATE corrections SET requested_by = decided_by, requested_on = decided_on, outcome = 'APPROVED', opinion = reason;
ALTER TABLE corrections
    ALTER COLUMN version DROP DEFAULT,
    ALTER COLUMN requested_by SET NOT NULL,
    ALTER COLUMN requested_on SET NOT NULL,
    ADD CONSTRAINT corrections_are_decided_whole CHECK (
        num_nonnulls(outcome, opinion, document_number, decided_by, decided_on) IN (0, 5));
