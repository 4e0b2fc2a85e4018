-- A version is never closed by hand: of those that have begun and not ended the newest counts. When it was recorded tells
-- what was known when.
ALTER TABLE policies ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT '2000-01-01T00:00:00Z';
ALTER TABLE policies ADD COLUMN recorded_by text NOT NULL DEFAULT 'system:personnel';
ALTER TABLE policies DROP CONSTRAINT one_policy_at_a_time;
CREATE UNIQUE INDEX one_policy_begins_on_a_day ON policies (name, jurisdiction, lower(effective));

INSERT INTO policies (id, name, jurisdiction, effective, document_number, definition) VALUES
('0190a000-0000-7000-8000-000000000005', 'retention', '', '[2000-01-01,)', '默认政策 离职人员个人信息保存期限',
 '{"yearsAfterLeaving": 10}');

-- Steps of the ladder over a period are found by their first day.
CREATE INDEX assignments_by_start ON assignments (lower(held)) WHERE recorded_to = 'infinity' AND is_primary;
CREATE INDEX identities_by_start ON identities (lower(held)) WHERE recorded_to = 'infinity';
CREATE INDEX reserve_memberships_by_start ON reserve_memberships (lower(held)) WHERE recorded_to = 'infinity';
