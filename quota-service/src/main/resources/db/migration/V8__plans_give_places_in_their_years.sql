-- An incentive plan gives places in its own years; beyond them only by the order that extends it.
ALTER TABLE incentive_plans
    ADD COLUMN extended_to_year   integer,
    ADD COLUMN extension_document text,
    ADD CONSTRAINT incentive_plans_extended_by_an_order
        CHECK ((extended_to_year IS NULL) = (extension_document IS NULL)),
    ADD CONSTRAINT incentive_plans_extended_beyond_their_years CHECK (extended_to_year > to_year);
