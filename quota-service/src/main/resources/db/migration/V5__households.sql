-- Bands of households (户数分档) as another basis of a standard, and households beside the residents.
ALTER TABLE standards
    ADD COLUMN basis text NOT NULL DEFAULT 'RESIDENTS',
    ADD COLUMN bands jsonb,
    ALTER COLUMN ratio_per_10000 DROP NOT NULL,
    ADD CONSTRAINT standards_basis CHECK (basis IN ('RESIDENTS', 'HOUSEHOLDS')),
    ADD CONSTRAINT standards_ratio_of_residents CHECK ((basis = 'RESIDENTS') = (ratio_per_10000 IS NOT NULL)),
    ADD CONSTRAINT standards_bands_of_households CHECK ((basis = 'HOUSEHOLDS') = (bands IS NOT NULL));
ALTER TABLE standards ALTER COLUMN basis DROP DEFAULT;

ALTER TABLE populations
    ADD COLUMN households bigint,
    ADD CONSTRAINT populations_households_not_negative CHECK (households >= 0);
ALTER TABLE imported_populations ADD COLUMN households bigint;
ALTER TABLE population_transfers ADD COLUMN households bigint;

ALTER TABLE determination_lines
    ADD COLUMN households bigint,
    ADD COLUMN band_from bigint;
