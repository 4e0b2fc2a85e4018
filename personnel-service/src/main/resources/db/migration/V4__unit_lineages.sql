-- Which unit came out of which: old records keep naming the old unit, and from here one finds where it went.
CREATE TABLE unit_lineages (
    from_code    text          NOT NULL REFERENCES org_units (code),
    to_code      text          NOT NULL REFERENCES org_units (code),
    kind         text          NOT NULL,
    share        numeric(5, 4) NOT NULL,
    happened_on  date          NOT NULL,
    order_number text          NOT NULL,
    recorded_at  timestamptz   NOT NULL,
    PRIMARY KEY (from_code, to_code),
    CONSTRAINT lineage_kind_known CHECK (kind IN ('MERGER', 'SPLIT')),
    CONSTRAINT lineage_share_is_a_share CHECK (share > 0 AND share <= 1),
    CONSTRAINT lineage_leads_elsewhere CHECK (from_code <> to_code)
);
CREATE INDEX unit_lineages_by_successor ON unit_lineages (to_code, from_code);
REVOKE UPDATE, DELETE ON unit_lineages FROM ${app};
