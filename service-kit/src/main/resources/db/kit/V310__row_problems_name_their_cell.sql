-- Where in the file a problem stands, as a spreadsheet shows it; and whether the row is refused for it.
ALTER TABLE job_problems
    ADD COLUMN cell     text,
    ADD COLUMN header   text,
    ADD COLUMN severity text NOT NULL DEFAULT 'ERROR';
