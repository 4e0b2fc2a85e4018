-- The next day on which a person's pay may change by the passing of time alone: another year served, or employment at a
-- certificate's level that begins. Whatever else moves pay says so itself.
CREATE TABLE pay_reviews (
    person_id uuid PRIMARY KEY REFERENCES people (id),
    due_on    date
);
CREATE INDEX pay_reviews_due ON pay_reviews (due_on, person_id) WHERE due_on IS NOT NULL;
-- Whoever was recorded before this table is looked at once.
INSERT INTO pay_reviews (person_id, due_on)
SELECT person_id, current_date FROM pay_records
WHERE recorded_to = 'infinity' AND upper_inf(held) AND scheme = 'COMMUNITY_GRADES';
REVOKE DELETE ON pay_reviews FROM ${app};
