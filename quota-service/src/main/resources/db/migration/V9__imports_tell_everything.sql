-- Rows are kept as far as they could be read, so that everything wrong with them is told at once.
ALTER TABLE imported_populations
    ALTER COLUMN unit_code DROP NOT NULL,
    ALTER COLUMN counted_on DROP NOT NULL,
    ALTER COLUMN urban_population DROP NOT NULL,
    ALTER COLUMN source DROP NOT NULL,
    ADD COLUMN sound boolean NOT NULL DEFAULT true,
    ADD COLUMN known boolean NOT NULL DEFAULT false;
