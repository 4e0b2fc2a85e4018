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
