-- How the probation of an appointed person ended, as selection decided it; told again it is known already.
ALTER TABLE appointments
    ADD COLUMN probation_outcome      text,
    ADD COLUMN probation_over_on      date,
    ADD COLUMN probation_order_number text,
    ADD CONSTRAINT probation_outcome_known CHECK (probation_outcome IN ('CONFIRMED', 'FAILED')),
    ADD CONSTRAINT probation_ends_once CHECK
        ((probation_outcome IS NULL) = (probation_over_on IS NULL)
         AND (probation_outcome IS NULL) = (probation_order_number IS NULL));
