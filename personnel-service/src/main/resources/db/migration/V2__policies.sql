-- A policy holds for a jurisdiction (the longest prefix of a unit's code wins; '' is everywhere) and a period. It is
-- never changed: another version follows it.
CREATE TABLE policies (
    id              uuid      PRIMARY KEY,
    name            text      NOT NULL,
    jurisdiction    text      NOT NULL,
    effective       daterange NOT NULL,
    document_number text      NOT NULL,
    definition      jsonb     NOT NULL,
    CONSTRAINT one_policy_at_a_time UNIQUE (name, jurisdiction, effective WITHOUT OVERLAPS)
);
REVOKE UPDATE, DELETE ON policies FROM ${app};

INSERT INTO policies (id, name, jurisdiction, effective, document_number, definition) VALUES
('0190a000-0000-7000-8000-000000000001', 'pay-grade', '', '[2000-01-01,)', '默认政策 三岗十八级', '{
  "code": "three-post-18",
  "nameEn": "three posts, eighteen grades",
  "nameZh": "三岗十八级",
  "yearsPerStep": 3,
  "ladder": {
    "COMMUNITY_WORKER": {"base": 1, "lowest": 1, "highest": 12},
    "DEPUTY_SECRETARY": {"base": 4, "lowest": 4, "highest": 15},
    "SECRETARY": {"base": 7, "lowest": 7, "highest": 18}
  },
  "educationYears": {"BACHELOR": 3, "MASTER": 5, "DOCTOR": 7},
  "certificateGrades": {"ASSISTANT": 1, "SOCIAL_WORKER": 2, "SENIOR": 3}
}'),
('0190a000-0000-7000-8000-000000000002', 'generations', '', '[2000-01-01,)', '默认政策 老中青结构',
 '{"youngBelow": 35, "seniorFrom": 50}'),
('0190a000-0000-7000-8000-000000000003', 'tenure', '', '[2000-01-01,)', '默认政策 任职年限',
 '{"gapToleranceDays": 0}'),
('0190a000-0000-7000-8000-000000000004', 'reserve', '', '[2000-01-01,)', '默认政策 后备人才库',
 '{"membershipMonths": 36}');
