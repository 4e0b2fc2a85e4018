-- name: anonymise-people
UPDATE people SET personnel_number = 'A' || replace(id::text, '-', ''), name = ?, citizen_id = ?,
    citizen_id_index = 'anonymised:' || id, phone = NULL, phone_index = NULL,
    birth_date = make_date(extract(year FROM birth_date)::int, 1, 1), party_joined_on = NULL,
    education_completed_on = NULL, degree_conferred_on = NULL, party_joined_month = NULL,
    education_completed_month = NULL, degree_conferred_month = NULL, anonymised_at = ?,
    version = version + 1
WHERE id = ? AND anonymised_at IS NULL
