-- Where of a day only the month is known (年月), it stands here as 2012-06. Of posts and what goes with them the range then
-- holds the days that the policy on tenure counts; of a person's dates the day is absent.
ALTER TABLE assignments ADD COLUMN from_month text, ADD COLUMN to_month text;
ALTER TABLE identities ADD COLUMN from_month text, ADD COLUMN to_month text;
ALTER TABLE reserve_memberships ADD COLUMN from_month text, ADD COLUMN to_month text;
ALTER TABLE people
    ADD COLUMN party_joined_month text,
    ADD COLUMN education_completed_month text,
    ADD COLUMN degree_conferred_month text;
