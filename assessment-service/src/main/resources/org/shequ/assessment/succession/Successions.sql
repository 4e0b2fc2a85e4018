-- name: whole-successions
SELECT s.*, (SELECT json_agg(json_build_object('unitCode', u.unit_code, 'side', u.side, 'population',
                                               u.population) ORDER BY u.side, u.unit_code)
             FROM succession_units u WHERE u.succession_id = s.id)::text AS units,
       (SELECT count(*)::int FROM result_versions v WHERE v.subject_kind = 'COMMUNITY' AND v.cause = s.id
           AND v.subject IN (SELECT unit_code FROM succession_units u
                              WHERE u.succession_id = s.id AND u.side = 'TO')) AS inherited
FROM successions s
