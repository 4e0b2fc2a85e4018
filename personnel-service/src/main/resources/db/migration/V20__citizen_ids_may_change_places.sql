-- One statement may exchange the IDs of two records: the constraint is checked at its end, not row by row.
ALTER TABLE people
    DROP CONSTRAINT citizen_id_belongs_to_one_person,
    ADD CONSTRAINT citizen_id_belongs_to_one_person UNIQUE (citizen_id_index) DEFERRABLE INITIALLY IMMEDIATE;
