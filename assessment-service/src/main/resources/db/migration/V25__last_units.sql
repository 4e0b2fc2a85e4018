-- Whoever looked after a person last looks after the results of somebody who has left, who has no present unit.
CREATE VIEW people_with_last_units AS
SELECT p.person_id, p.personnel_number, p.name, p.status, p.unit_code,
    coalesce(p.unit_code, (SELECT h.unit_code FROM posts h WHERE h.person_id = p.person_id AND h.is_primary
                           ORDER BY h.valid_from DESC, h.assignment_id DESC LIMIT 1)) AS last_unit
FROM people p;
