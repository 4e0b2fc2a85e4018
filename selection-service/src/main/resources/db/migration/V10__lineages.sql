-- What a community came out of, by mergers and splits: time served there is time in the present community. Rebuildable from
-- the units' topic, like the units themselves.
CREATE TABLE known_lineages (
    to_code   text NOT NULL,
    from_code text NOT NULL,
    PRIMARY KEY (to_code, from_code)
);
CREATE INDEX known_lineages_from ON known_lineages (from_code);

-- Codes parted by commas, over any number of steps; null for a community that came out of none.
CREATE FUNCTION ancestors_of(community text) RETURNS text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE ancestors (code) AS (
        SELECT from_code FROM known_lineages WHERE to_code = community
        UNION
        SELECT l.from_code FROM ancestors a JOIN known_lineages l ON l.to_code = a.code
    )
    SELECT string_agg(code, ',' ORDER BY code) FROM ancestors
$$;
