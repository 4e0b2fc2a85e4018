-- The key under which a person's details stand sealed in events, itself wrapped; gone once it was destroyed, and then the
-- row says so for ever, lest somebody wait for it. In no log: what is written here can be taken away.
CREATE TABLE person_keys (
    person_id    uuid        PRIMARY KEY,
    wrapped      text,
    destroyed_at timestamptz,
    CONSTRAINT person_keys_held_or_destroyed CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX person_keys_destroyed ON person_keys (destroyed_at) WHERE destroyed_at IS NOT NULL;

-- At the publisher: whose key, or the word that it was destroyed, waits to be sent.
CREATE TABLE person_keys_pending (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid   NOT NULL
);
GRANT MAINTAIN ON person_keys_pending TO ${app};

-- At the readers: up to where the topic of keys was read.
CREATE TABLE person_key_offsets (
    kafka_partition integer PRIMARY KEY,
    next_offset     bigint  NOT NULL
);
