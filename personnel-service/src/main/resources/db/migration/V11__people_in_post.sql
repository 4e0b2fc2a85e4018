-- Whoever holds a post today, by its unit, with all that statistics count: a subtree is counted from the index alone.
CREATE INDEX people_in_post ON people (unit_code)
    INCLUDE (post, tenure_kind, sex, education, political_status, birth_date, next_change_on)
    WHERE unit_code IS NOT NULL;
