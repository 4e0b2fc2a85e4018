-- The calendar is kept by assessment-service and told by assessment.calendar-changed; what was entered here before stays
-- until that year is told. A notice of the State Council may name days of December before its year: the same day then
-- stands in two notices.
ALTER TABLE calendar_days DROP CONSTRAINT calendar_days_pkey;
ALTER TABLE calendar_days ADD PRIMARY KEY (year, day);
DROP INDEX calendar_days_by_year;
