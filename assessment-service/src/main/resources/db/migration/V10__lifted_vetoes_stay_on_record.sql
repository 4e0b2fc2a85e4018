-- A veto that was lifted stays on record; recorded again it is another. One stands at a time.
ALTER TABLE vetoes
    DROP CONSTRAINT vetoes_pkey,
    ADD COLUMN id             uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN lifted_by      text,
    ADD COLUMN lifted_at      timestamptz,
    ADD COLUMN lifting_reason text,
    ADD CONSTRAINT vetoes_pkey PRIMARY KEY (id),
    ADD CONSTRAINT vetoes_lifting_is_whole CHECK (num_nulls(lifted_by, lifted_at, lifting_reason) IN (0, 3));
CREATE UNIQUE INDEX vetoes_stand_once ON vetoes (cycle_id, subject, veto) WHERE lifted_by IS NULL;
