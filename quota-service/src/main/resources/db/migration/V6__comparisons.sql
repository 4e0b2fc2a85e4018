-- What if: standards on populations, side by side with the present. Kept apart from determinations, and changing nothing.
CREATE TABLE comparisons (
    id             uuid PRIMARY KEY,
    jurisdiction   text        NOT NULL,
    title          text        NOT NULL,
    compared_by    text        NOT NULL,
    compared_at    timestamptz NOT NULL,
    units          bigint      NOT NULL,
    present_total  bigint      NOT NULL,
    occupied       bigint      NOT NULL
);
CREATE INDEX comparisons_by_jurisdiction ON comparisons (jurisdiction, id);

CREATE TABLE comparison_alternatives (
    comparison_id   uuid    NOT NULL REFERENCES comparisons ON DELETE CASCADE,
    number          integer NOT NULL,
    name            text    NOT NULL,
    standard_id     uuid,
    rule            text    NOT NULL,
    population_date date    NOT NULL,
    growth_percent  numeric,
    population      bigint  NOT NULL,
    total           bigint  NOT NULL,
    gaining         bigint  NOT NULL,
    losing          bigint  NOT NULL,
    places_gained   bigint  NOT NULL,
    places_lost     bigint  NOT NULL,
    over_places     bigint  NOT NULL,
    PRIMARY KEY (comparison_id, number)
);

CREATE TABLE comparison_lines (
    comparison_id uuid    NOT NULL REFERENCES comparisons ON DELETE CASCADE,
    unit_code     text    NOT NULL,
    unit_name     text    NOT NULL,
    present       integer NOT NULL,
    occupied      integer NOT NULL,
    -- one element per alternative, in the order of their numbers
    populations   bigint[]  NOT NULL,
    places        integer[] NOT NULL,
    PRIMARY KEY (comparison_id, unit_code)
);
