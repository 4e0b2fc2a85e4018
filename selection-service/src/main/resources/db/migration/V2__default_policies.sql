-- The defaults of the domain. A jurisdiction replaces them by a later version.

INSERT INTO round_policies (kind, version, valid_from, stages, opening_ratio, interview_ratio, written_percent, bonus_cap,
                            notice_days, notice_day_kind, reserve_months, line_valid_months, reservation_days)
VALUES
('RESERVE', 1, '2000-01-01',
 '{ANNOUNCEMENT,REGISTRATION,REVIEW,WRITTEN,INTERVIEW,TOTAL,INSPECTION,NOTICE,APPOINTMENT}',
 1, 3, 60, 5, 7, 'WORKING', 36, 12, 90),
('STAFFING', 1, '2000-01-01',
 '{ANNOUNCEMENT,REGISTRATION,REVIEW,WRITTEN,INTERVIEW,TOTAL,MEDICAL,INSPECTION,NOTICE,APPOINTMENT}',
 3, 3, 60, 5, 7, 'WORKING', 36, 12, 90),
('SECRETARY', 1, '2000-01-01',
 '{ANNOUNCEMENT,REGISTRATION,REVIEW,INTERVIEW,TOTAL,INSPECTION,DELIBERATION,NOTICE,APPOINTMENT}',
 1, 3, 60, 5, 7, 'WORKING', 36, 12, 90),
('INSTITUTION', 1, '2000-01-01',
 '{ANNOUNCEMENT,REGISTRATION,REVIEW,WRITTEN,INTERVIEW,TOTAL,MEDICAL,INSPECTION,DELIBERATION,NOTICE,APPOINTMENT}',
 3, 3, 60, 5, 7, 'WORKING', 36, 12, 90),
('CIVIL_SERVICE', 1, '2000-01-01',
 '{ANNOUNCEMENT,REGISTRATION,REVIEW,WRITTEN,INTERVIEW,TOTAL,MEDICAL,INSPECTION,DELIBERATION,NOTICE,APPOINTMENT}',
 3, 3, 60, 5, 7, 'WORKING', 36, 12, 90);

INSERT INTO eligibility_rules (kind, version, valid_from, origin_posts, groups, created_by, created_at)
VALUES
('INSTITUTION', 1, '2000-01-01', '{SECRETARY}', '[
  {"anyOf": [{"criterion": "TENURE_IN_POST", "posts": ["SECRETARY"], "mode": "CONSECUTIVE", "months": 72, "toleratedGap": 0}]},
  {"anyOf": [{"criterion": "COMMUNITY_IN_FRONT", "years": 3, "needed": 3, "topPercent": 50}]},
  {"anyOf": [{"criterion": "EDUCATION_AT_LEAST", "least": "JUNIOR_COLLEGE"}]},
  {"anyOf": [{"criterion": "AGE_AT_MOST", "male": 57, "female": 52}]},
  {"anyOf": [{"criterion": "NO_SANCTION"}]},
  {"anyOf": [{"criterion": "STATUS_IN", "statuses": ["ACTIVE", "SECONDED"]}]},
  {"anyOf": [{"criterion": "HOLDS_IDENTITY", "kinds": ["CONTRACT", "STAFFED"]}]}
]', 'system:selection', '2000-01-01T00:00:00Z'),
('CIVIL_SERVICE', 1, '2000-01-01', '{SECRETARY}', '[
  {"anyOf": [{"criterion": "TENURE_IN_POST", "posts": ["SECRETARY"], "mode": "CONSECUTIVE", "months": 36, "toleratedGap": 0}]},
  {"anyOf": [{"criterion": "COMMUNITY_IN_FRONT", "years": 3, "needed": 2, "topPercent": 50, "onceInTopPercent": 25}]},
  {"anyOf": [{"criterion": "EDUCATION_AT_LEAST", "least": "BACHELOR"}]},
  {"anyOf": [{"criterion": "AGE_AT_MOST", "male": 40, "female": 40}]},
  {"anyOf": [{"criterion": "POLITICAL_STATUS_IN", "statuses": ["CPC_MEMBER"]}]},
  {"anyOf": [{"criterion": "NO_SANCTION"}]},
  {"anyOf": [{"criterion": "STATUS_IN", "statuses": ["ACTIVE", "SECONDED"]}]},
  {"anyOf": [{"criterion": "HOLDS_IDENTITY", "kinds": ["CONTRACT", "STAFFED", "PUBLIC_INSTITUTION"]}]}
]', 'system:selection', '2000-01-01T00:00:00Z'),
('RESERVE', 1, '2000-01-01', '{GRID_WORKER}', '[
  {"anyOf": [{"criterion": "HOLDS_POST", "posts": ["GRID_WORKER"]}]},
  {"anyOf": [{"criterion": "TENURE_IN_POST", "posts": ["GRID_WORKER"], "mode": "CUMULATIVE", "months": 24, "toleratedGap": 0}]},
  {"anyOf": [{"criterion": "AGE_AT_MOST", "male": 45, "female": 45}]},
  {"anyOf": [{"criterion": "EDUCATION_AT_LEAST", "least": "JUNIOR_COLLEGE"}]},
  {"anyOf": [{"criterion": "NO_SANCTION"}]},
  {"anyOf": [{"criterion": "STATUS_IN", "statuses": ["ACTIVE", "PROBATION", "SECONDED"]}]}
]', 'system:selection', '2000-01-01T00:00:00Z'),
('STAFFING', 1, '2000-01-01', '{GRID_WORKER}', '[
  {"anyOf": [{"criterion": "RESERVE_MEMBER"}]},
  {"anyOf": [{"criterion": "NO_SANCTION"}]},
  {"anyOf": [{"criterion": "STATUS_IN", "statuses": ["ACTIVE", "PROBATION", "SECONDED"]}]}
]', 'system:selection', '2000-01-01T00:00:00Z'),
('SECRETARY', 1, '2000-01-01', '{COMMUNITY_WORKER,DEPUTY_SECRETARY}', '[
  {"anyOf": [{"criterion": "HOLDS_IDENTITY", "kinds": ["STAFFED"]}]},
  {"anyOf": [{"criterion": "POLITICAL_STATUS_IN", "statuses": ["CPC_MEMBER"]}]},
  {"anyOf": [{"criterion": "TENURE_IN_POST", "posts": ["COMMUNITY_WORKER", "DEPUTY_SECRETARY"], "mode": "CUMULATIVE", "months": 24, "toleratedGap": 0}]},
  {"anyOf": [{"criterion": "NO_SANCTION"}]},
  {"anyOf": [{"criterion": "STATUS_IN", "statuses": ["ACTIVE", "SECONDED"]}]}
]', 'system:selection', '2000-01-01T00:00:00Z');
