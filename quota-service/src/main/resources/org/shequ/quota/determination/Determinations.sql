-- name: summarise-determination
UPDATE determinations SET units = s.units, total = s.total, previous_total = s.previous, gaining = s.gaining,
    losing = s.losing, occupied = s.occupied, units_over = s.units_over,
    units_short = s.units_short, over_places = s.over_places,
    short_places = s.short_places
FROM (SELECT count(*) AS units, coalesce(sum(new_places), 0) AS total,
        coalesce(sum(old_places), 0) AS previous, coalesce(sum(occupied), 0) AS occupied,
        count(*) FILTER (WHERE new_places > old_places) AS gaining,
        count(*) FILTER (WHERE new_places < old_places) AS losing,
        count(*) FILTER (WHERE occupied > new_places) AS units_over,
        count(*) FILTER (WHERE occupied < new_places) AS units_short,
        coalesce(sum(occupied - new_places) FILTER (WHERE occupied > new_places), 0) AS over_places,
        coalesce(sum(new_places - occupied) FILTER (WHERE occupied < new_places), 0) AS short_places
    FROM determination_lines WHERE determination_id = ?) s
WHERE id = ?
