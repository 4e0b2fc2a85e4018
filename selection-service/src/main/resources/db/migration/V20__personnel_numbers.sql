-- Files of registrations name people as offices do, by the personnel number. Sealed in the events as the name is; filled as people's
-- events come, and for those who came before when the projection dossiers-personnel is rebuilt.
ALTER TABLE known_people ADD COLUMN personnel_number text;
CREATE INDEX known_people_by_number ON known_people (personnel_number);
