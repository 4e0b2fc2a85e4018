-- How far the business clock stands from the machine's. At most one row; written by the local profile only.
CREATE TABLE kit_clock (
    id            smallint    PRIMARY KEY CHECK (id = 1),
    offset_micros bigint      NOT NULL,
    set_at        timestamptz NOT NULL
);
