-- name: dossier-parts
LEFT JOIN known_people p ON p.person_id = k.person_id
LEFT JOIN known_careers c ON c.person_id = k.person_id
LEFT JOIN known_units u ON u.code = k.unit_code
LEFT JOIN known_units m ON m.code = left(k.unit_code, 12)
LEFT JOIN known_community_results r ON r.unit_code = left(k.unit_code, 12)
LEFT JOIN known_person_results o ON o.person_id = k.person_id

-- name: holders-with-dossiers
FROM (SELECT h.* FROM unnest(?) AS origin (post) CROSS JOIN LATERAL
      (SELECT person_id, unit_code, post FROM known_posts
       WHERE post = origin.post AND unit_code >= ? AND unit_code < ?
         AND held_from <= ? AND (held_to IS NULL OR held_to > ?)
         AND (unit_code, person_id) > (?, ?::uuid)
       ORDER BY unit_code, person_id LIMIT ?) h
      ORDER BY unit_code, person_id LIMIT ?) k

-- name: dossier-columns
SELECT k.person_id, k.unit_code, k.post, p.record, p.event_id AS p_event, p.version AS p_version,
       c.career, c.unit_code AS c_unit, c.event_id AS c_event, c.version AS c_version,
       u.name AS unit_name, left(k.unit_code, 12) AS community, m.name AS community_name,
       m.valid_from AS community_from, ancestors_of(left(k.unit_code, 12)) AS ancestors, r.results, r.event_id AS r_event, r.version AS r_version,
       o.results AS own, o.event_id AS o_event, o.version AS o_version

-- name: one-person
FROM (SELECT i.person_id, h.unit_code, h.post
      FROM (SELECT ?::uuid AS person_id) i
      LEFT JOIN known_posts h ON h.person_id = i.person_id AND h.held_from <= ?
           AND (h.held_to IS NULL OR h.held_to > ?)
      LIMIT 1) k
