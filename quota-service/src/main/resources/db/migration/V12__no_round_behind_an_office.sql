-- An office asks for places without a round: its request stood under its own id instead.
ALTER TABLE place_requests ALTER COLUMN round_id DROP NOT NULL;
UPDATE place_requests SET round_id = NULL WHERE origin = 'OFFICE';
ALTER TABLE place_requests ADD CONSTRAINT place_requests_round_by_origin
    CHECK ((origin = 'OFFICE') = (round_id IS NULL));
