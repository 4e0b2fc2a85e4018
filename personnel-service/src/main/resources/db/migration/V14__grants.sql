-- What a client system may read of people. A version is never changed; the newest that has begun counts.
CREATE TABLE grants (
    client          text        NOT NULL,
    version         integer     NOT NULL,
    fields          text[]      NOT NULL,
    purposes        text[]      NOT NULL,
    valid_from      date        NOT NULL,
    document_number text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    recorded_by     text        NOT NULL,
    PRIMARY KEY (client, version),
    CONSTRAINT grant_version_counts_from_one CHECK (version >= 1)
);
REVOKE UPDATE, DELETE ON grants FROM ${app};
