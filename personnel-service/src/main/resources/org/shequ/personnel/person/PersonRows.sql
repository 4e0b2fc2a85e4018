-- name: write-people
)
SELECT * FROM %s
ON CONFLICT (id) DO UPDATE SET personnel_number = excluded.personnel_number, name = excluded.name,
    citizen_id = excluded.citizen_id, citizen_id_index = excluded.citizen_id_index, sex = excluded.sex,
    birth_date = excluded.birth_date, phone = excluded.phone, phone_index = excluded.phone_index,
    ethnicity = excluded.ethnicity, political_status = excluded.political_status,
    party_joined_on = excluded.party_joined_on,
    party_joined_month = excluded.party_joined_month, education = excluded.education,
    education_completed_on = excluded.education_completed_on,
    education_completed_month = excluded.education_completed_month, degree = excluded.degree,
    degree_conferred_on = excluded.degree_conferred_on,
    degree_conferred_month = excluded.degree_conferred_month, certificate = excluded.certificate,
    certificate_employed_from = excluded.certificate_employed_from, status = excluded.status,
    last_import = coalesce(excluded.last_import, people.last_import), version = people.version + 1
