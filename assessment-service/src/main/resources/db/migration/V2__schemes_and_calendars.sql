-- How a year is judged: one document per scheme, checked as a whole before it is kept. An approved one never changes;
-- another edition may be derived from it.
CREATE TABLE schemes (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    title           text        NOT NULL,
    subject_kind    text        NOT NULL,
    jurisdiction    text        NOT NULL,
    year            smallint    NOT NULL,
    edition         integer     NOT NULL,
    derived_from    uuid        REFERENCES schemes,
    status          text        NOT NULL,
    content         jsonb       NOT NULL,
    drafted_by      text        NOT NULL,
    drafted_at      timestamptz NOT NULL,
    approved_by     text,
    approved_at     timestamptz,
    document_number text,
    CONSTRAINT schemes_of_a_known_kind CHECK (subject_kind IN ('COMMUNITY', 'PERSON')),
    CONSTRAINT schemes_are_drafts_or_approved CHECK (status IN ('DRAFT', 'APPROVED')),
    CONSTRAINT schemes_approval_is_whole CHECK (
        (status = 'APPROVED') = (num_nulls(approved_by, approved_at, document_number) = 0)),
    CONSTRAINT schemes_drafter_does_not_approve CHECK (approved_by <> drafted_by),
    CONSTRAINT schemes_one_edition_once UNIQUE (jurisdiction, subject_kind, year, edition)
);

CREATE FUNCTION approved_schemes_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an approved scheme never changes' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER schemes_stand_once_approved BEFORE UPDATE OR DELETE ON schemes
    FOR EACH ROW WHEN (OLD.status = 'APPROVED') EXECUTE FUNCTION approved_schemes_stand();

-- Holidays and weekends worked in exchange (调休): publicity counts working days.
CREATE TABLE calendars (
    year            integer     PRIMARY KEY CHECK (year BETWEEN 2000 AND 2199),
    version         bigint      NOT NULL,
    document_number text        NOT NULL,
    updated_by      text        NOT NULL,
    updated_at      timestamptz NOT NULL
);

CREATE TABLE calendar_days (
    day  date    PRIMARY KEY,
    year integer NOT NULL REFERENCES calendars,
    kind text    NOT NULL CHECK (kind IN ('HOLIDAY', 'WORKED'))
);
CREATE INDEX calendar_days_by_year ON calendar_days (year);

-- As the General Office of the State Council arranged them; later years: PUT /assessment/v1/calendars/{year}.
INSERT INTO calendars (year, version, document_number, updated_by, updated_at)
VALUES
(2021, 1, '国办发明电〔2020〕27号', 'system:assessment', '2000-01-01T00:00:00Z'),
(2022, 1, '国办发明电〔2021〕11号', 'system:assessment', '2000-01-01T00:00:00Z'),
(2023, 1, '国办发明电〔2022〕16号', 'system:assessment', '2000-01-01T00:00:00Z'),
(2024, 1, '国办发明电〔2023〕7号', 'system:assessment', '2000-01-01T00:00:00Z'),
(2025, 1, '国办发明电〔2024〕12号', 'system:assessment', '2000-01-01T00:00:00Z'),
(2026, 1, '国办发明电〔2025〕7号', 'system:assessment', '2000-01-01T00:00:00Z');

INSERT INTO calendar_days (day, year, kind)
VALUES
('2021-01-01', 2021, 'HOLIDAY'), ('2021-01-02', 2021, 'HOLIDAY'), ('2021-01-03', 2021, 'HOLIDAY'), ('2021-02-11', 2021, 'HOLIDAY'),
('2021-02-12', 2021, 'HOLIDAY'), ('2021-02-13', 2021, 'HOLIDAY'), ('2021-02-14', 2021, 'HOLIDAY'), ('2021-02-15', 2021, 'HOLIDAY'),
('2021-02-16', 2021, 'HOLIDAY'), ('2021-02-17', 2021, 'HOLIDAY'), ('2021-04-03', 2021, 'HOLIDAY'), ('2021-04-04', 2021, 'HOLIDAY'),
('2021-04-05', 2021, 'HOLIDAY'), ('2021-05-01', 2021, 'HOLIDAY'), ('2021-05-02', 2021, 'HOLIDAY'), ('2021-05-03', 2021, 'HOLIDAY'),
('2021-05-04', 2021, 'HOLIDAY'), ('2021-05-05', 2021, 'HOLIDAY'), ('2021-06-12', 2021, 'HOLIDAY'), ('2021-06-13', 2021, 'HOLIDAY'),
('2021-06-14', 2021, 'HOLIDAY'), ('2021-09-19', 2021, 'HOLIDAY'), ('2021-09-20', 2021, 'HOLIDAY'), ('2021-09-21', 2021, 'HOLIDAY'),
('2021-10-01', 2021, 'HOLIDAY'), ('2021-10-02', 2021, 'HOLIDAY'), ('2021-10-03', 2021, 'HOLIDAY'), ('2021-10-04', 2021, 'HOLIDAY'),
('2021-10-05', 2021, 'HOLIDAY'), ('2021-10-06', 2021, 'HOLIDAY'), ('2021-10-07', 2021, 'HOLIDAY'), ('2021-02-07', 2021, 'WORKED'),
('2021-02-20', 2021, 'WORKED'), ('2021-04-25', 2021, 'WORKED'), ('2021-05-08', 2021, 'WORKED'), ('2021-09-18', 2021, 'WORKED'),
('2021-09-26', 2021, 'WORKED'), ('2021-10-09', 2021, 'WORKED'),
('2022-01-01', 2022, 'HOLIDAY'), ('2022-01-02', 2022, 'HOLIDAY'), ('2022-01-03', 2022, 'HOLIDAY'), ('2022-01-31', 2022, 'HOLIDAY'),
('2022-02-01', 2022, 'HOLIDAY'), ('2022-02-02', 2022, 'HOLIDAY'), ('2022-02-03', 2022, 'HOLIDAY'), ('2022-02-04', 2022, 'HOLIDAY'),
('2022-02-05', 2022, 'HOLIDAY'), ('2022-02-06', 2022, 'HOLIDAY'), ('2022-04-03', 2022, 'HOLIDAY'), ('2022-04-04', 2022, 'HOLIDAY'),
('2022-04-05', 2022, 'HOLIDAY'), ('2022-04-30', 2022, 'HOLIDAY'), ('2022-05-01', 2022, 'HOLIDAY'), ('2022-05-02', 2022, 'HOLIDAY'),
('2022-05-03', 2022, 'HOLIDAY'), ('2022-05-04', 2022, 'HOLIDAY'), ('2022-06-03', 2022, 'HOLIDAY'), ('2022-06-04', 2022, 'HOLIDAY'),
('2022-06-05', 2022, 'HOLIDAY'), ('2022-09-10', 2022, 'HOLIDAY'), ('2022-09-11', 2022, 'HOLIDAY'), ('2022-09-12', 2022, 'HOLIDAY'),
('2022-10-01', 2022, 'HOLIDAY'), ('2022-10-02', 2022, 'HOLIDAY'), ('2022-10-03', 2022, 'HOLIDAY'), ('2022-10-04', 2022, 'HOLIDAY'),
('2022-10-05', 2022, 'HOLIDAY'), ('2022-10-06', 2022, 'HOLIDAY'), ('2022-10-07', 2022, 'HOLIDAY'), ('2022-12-31', 2022, 'HOLIDAY'),
('2022-01-29', 2022, 'WORKED'), ('2022-01-30', 2022, 'WORKED'), ('2022-04-02', 2022, 'WORKED'), ('2022-04-24', 2022, 'WORKED'),
('2022-05-07', 2022, 'WORKED'), ('2022-10-08', 2022, 'WORKED'), ('2022-10-09', 2022, 'WORKED'),
('2023-01-01', 2023, 'HOLIDAY'), ('2023-01-02', 2023, 'HOLIDAY'), ('2023-01-21', 2023, 'HOLIDAY'), ('2023-01-22', 2023, 'HOLIDAY'),
('2023-01-23', 2023, 'HOLIDAY'), ('2023-01-24', 2023, 'HOLIDAY'), ('2023-01-25', 2023, 'HOLIDAY'), ('2023-01-26', 2023, 'HOLIDAY'),
('2023-01-27', 2023, 'HOLIDAY'), ('2023-04-05', 2023, 'HOLIDAY'), ('2023-04-29', 2023, 'HOLIDAY'), ('2023-04-30', 2023, 'HOLIDAY'),
('2023-05-01', 2023, 'HOLIDAY'), ('2023-05-02', 2023, 'HOLIDAY'), ('2023-05-03', 2023, 'HOLIDAY'), ('2023-06-22', 2023, 'HOLIDAY'),
('2023-06-23', 2023, 'HOLIDAY'), ('2023-06-24', 2023, 'HOLIDAY'), ('2023-09-29', 2023, 'HOLIDAY'), ('2023-09-30', 2023, 'HOLIDAY'),
('2023-10-01', 2023, 'HOLIDAY'), ('2023-10-02', 2023, 'HOLIDAY'), ('2023-10-03', 2023, 'HOLIDAY'), ('2023-10-04', 2023, 'HOLIDAY'),
('2023-10-05', 2023, 'HOLIDAY'), ('2023-10-06', 2023, 'HOLIDAY'), ('2023-01-28', 2023, 'WORKED'), ('2023-01-29', 2023, 'WORKED'),
('2023-04-23', 2023, 'WORKED'), ('2023-05-06', 2023, 'WORKED'), ('2023-06-25', 2023, 'WORKED'), ('2023-10-07', 2023, 'WORKED'),
('2023-10-08', 2023, 'WORKED'),
('2024-01-01', 2024, 'HOLIDAY'), ('2024-02-10', 2024, 'HOLIDAY'), ('2024-02-11', 2024, 'HOLIDAY'), ('2024-02-12', 2024, 'HOLIDAY'),
('2024-02-13', 2024, 'HOLIDAY'), ('2024-02-14', 2024, 'HOLIDAY'), ('2024-02-15', 2024, 'HOLIDAY'), ('2024-02-16', 2024, 'HOLIDAY'),
('2024-02-17', 2024, 'HOLIDAY'), ('2024-04-04', 2024, 'HOLIDAY'), ('2024-04-05', 2024, 'HOLIDAY'), ('2024-04-06', 2024, 'HOLIDAY'),
('2024-05-01', 2024, 'HOLIDAY'), ('2024-05-02', 2024, 'HOLIDAY'), ('2024-05-03', 2024, 'HOLIDAY'), ('2024-05-04', 2024, 'HOLIDAY'),
('2024-05-05', 2024, 'HOLIDAY'), ('2024-06-10', 2024, 'HOLIDAY'), ('2024-09-15', 2024, 'HOLIDAY'), ('2024-09-16', 2024, 'HOLIDAY'),
('2024-09-17', 2024, 'HOLIDAY'), ('2024-10-01', 2024, 'HOLIDAY'), ('2024-10-02', 2024, 'HOLIDAY'), ('2024-10-03', 2024, 'HOLIDAY'),
('2024-10-04', 2024, 'HOLIDAY'), ('2024-10-05', 2024, 'HOLIDAY'), ('2024-10-06', 2024, 'HOLIDAY'), ('2024-10-07', 2024, 'HOLIDAY'),
('2024-02-04', 2024, 'WORKED'), ('2024-02-18', 2024, 'WORKED'), ('2024-04-07', 2024, 'WORKED'), ('2024-04-28', 2024, 'WORKED'),
('2024-05-11', 2024, 'WORKED'), ('2024-09-14', 2024, 'WORKED'), ('2024-09-29', 2024, 'WORKED'), ('2024-10-12', 2024, 'WORKED'),
('2025-01-01', 2025, 'HOLIDAY'), ('2025-01-28', 2025, 'HOLIDAY'), ('2025-01-29', 2025, 'HOLIDAY'), ('2025-01-30', 2025, 'HOLIDAY'),
('2025-01-31', 2025, 'HOLIDAY'), ('2025-02-01', 2025, 'HOLIDAY'), ('2025-02-02', 2025, 'HOLIDAY'), ('2025-02-03', 2025, 'HOLIDAY'),
('2025-02-04', 2025, 'HOLIDAY'), ('2025-04-04', 2025, 'HOLIDAY'), ('2025-04-05', 2025, 'HOLIDAY'), ('2025-04-06', 2025, 'HOLIDAY'),
('2025-05-01', 2025, 'HOLIDAY'), ('2025-05-02', 2025, 'HOLIDAY'), ('2025-05-03', 2025, 'HOLIDAY'), ('2025-05-04', 2025, 'HOLIDAY'),
('2025-05-05', 2025, 'HOLIDAY'), ('2025-05-31', 2025, 'HOLIDAY'), ('2025-06-01', 2025, 'HOLIDAY'), ('2025-06-02', 2025, 'HOLIDAY'),
('2025-10-01', 2025, 'HOLIDAY'), ('2025-10-02', 2025, 'HOLIDAY'), ('2025-10-03', 2025, 'HOLIDAY'), ('2025-10-04', 2025, 'HOLIDAY'),
('2025-10-05', 2025, 'HOLIDAY'), ('2025-10-06', 2025, 'HOLIDAY'), ('2025-10-07', 2025, 'HOLIDAY'), ('2025-10-08', 2025, 'HOLIDAY'),
('2025-01-26', 2025, 'WORKED'), ('2025-02-08', 2025, 'WORKED'), ('2025-04-27', 2025, 'WORKED'), ('2025-09-28', 2025, 'WORKED'),
('2025-10-11', 2025, 'WORKED'),
('2026-01-01', 2026, 'HOLIDAY'), ('2026-01-02', 2026, 'HOLIDAY'), ('2026-01-03', 2026, 'HOLIDAY'), ('2026-02-15', 2026, 'HOLIDAY'),
('2026-02-16', 2026, 'HOLIDAY'), ('2026-02-17', 2026, 'HOLIDAY'), ('2026-02-18', 2026, 'HOLIDAY'), ('2026-02-19', 2026, 'HOLIDAY'),
('2026-02-20', 2026, 'HOLIDAY'), ('2026-02-21', 2026, 'HOLIDAY'), ('2026-02-22', 2026, 'HOLIDAY'), ('2026-02-23', 2026, 'HOLIDAY'),
('2026-04-04', 2026, 'HOLIDAY'), ('2026-04-05', 2026, 'HOLIDAY'), ('2026-04-06', 2026, 'HOLIDAY'), ('2026-05-01', 2026, 'HOLIDAY'),
('2026-05-02', 2026, 'HOLIDAY'), ('2026-05-03', 2026, 'HOLIDAY'), ('2026-05-04', 2026, 'HOLIDAY'), ('2026-05-05', 2026, 'HOLIDAY'),
('2026-06-19', 2026, 'HOLIDAY'), ('2026-06-20', 2026, 'HOLIDAY'), ('2026-06-21', 2026, 'HOLIDAY'), ('2026-09-25', 2026, 'HOLIDAY'),
('2026-09-26', 2026, 'HOLIDAY'), ('2026-09-27', 2026, 'HOLIDAY'), ('2026-10-01', 2026, 'HOLIDAY'), ('2026-10-02', 2026, 'HOLIDAY'),
('2026-10-03', 2026, 'HOLIDAY'), ('2026-10-04', 2026, 'HOLIDAY'), ('2026-10-05', 2026, 'HOLIDAY'), ('2026-10-06', 2026, 'HOLIDAY'),
('2026-10-07', 2026, 'HOLIDAY'), ('2026-01-04', 2026, 'WORKED'), ('2026-02-14', 2026, 'WORKED'), ('2026-02-28', 2026, 'WORKED'),
('2026-05-09', 2026, 'WORKED'), ('2026-09-20', 2026, 'WORKED'), ('2026-10-10', 2026, 'WORKED');
