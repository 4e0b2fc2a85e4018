-- name: holders-of-posts
SELECT h.* FROM unnest(?) AS origin (post) CROSS JOIN LATERAL
      (SELECT unit_code, person_id FROM known_posts
       WHERE post = origin.post AND unit_code >= ? AND unit_code < ?
         AND held_from <= ? AND (held_to IS NULL OR held_to > ?)
         AND (unit_code, person_id) > (?, ?::uuid)
       ORDER BY unit_code, person_id LIMIT ?) h
ORDER BY unit_code, person_id LIMIT ?
