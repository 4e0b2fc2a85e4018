-- name: compact-people
ON CONFLICT (person_id) DO UPDATE SET
(sex, birth_date, education, political_status, certified, certificate, certificate_employed_from, status,
 bars, under_investigation, person_known) =
(excluded.sex, excluded.birth_date, excluded.education, excluded.political_status,
 excluded.certified, excluded.certificate, excluded.certificate_employed_from, excluded.status,
 excluded.bars, excluded.under_investigation, excluded.person_known)
