-- Whose business an entry is: the code of a unit, or * where it is no single unit's. Entries written before have none, and
-- keep the hash that they have; they are shown like those of no single unit. The check holds from now on.
ALTER TABLE audit_log ADD COLUMN unit_code text;
ALTER TABLE audit_log ADD CONSTRAINT audit_log_names_the_unit CHECK (unit_code IS NOT NULL) NOT VALID;

CREATE INDEX audit_log_by_unit ON audit_log (unit_code, recorded_at, id);
