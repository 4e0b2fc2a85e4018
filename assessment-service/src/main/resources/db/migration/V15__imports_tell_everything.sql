-- Rows are kept as far as they could be read, so that everything wrong with them is told at once.
ALTER TABLE import_rows
    ALTER COLUMN year DROP NOT NULL,
    ALTER COLUMN final_on DROP NOT NULL,
    ADD COLUMN name text,
    ADD COLUMN sound boolean NOT NULL DEFAULT true,
    ADD COLUMN known boolean NOT NULL DEFAULT false;

-- Files may name people by name.
CREATE INDEX people_by_name ON people (name);
