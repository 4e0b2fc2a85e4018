-- The body of an import in which something was wrong stays (job_inputs), encrypted as before, until the job is forgotten: it is given
-- back with the reasons. Of every other job it goes when the job ends.

-- Which rows are bad, a bit each, where a job found more problems than are kept.
CREATE TABLE job_bad_rows (
    job_id  uuid    NOT NULL REFERENCES jobs ON DELETE CASCADE,
    attempt integer NOT NULL,
    rows    bytea   NOT NULL,
    PRIMARY KEY (job_id, attempt)
);
