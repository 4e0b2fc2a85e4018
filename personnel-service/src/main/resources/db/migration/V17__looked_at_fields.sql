-- Which fields were shown whole, in the order of the alphabet; nothing where the kind of look says it all.
ALTER TABLE personal_data_accesses ADD COLUMN fields text;
