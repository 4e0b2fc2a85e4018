-- Ages below which nothing of the kind can have been, and whose numbers stand for citizen IDs.
INSERT INTO policies (id, name, jurisdiction, effective, document_number, definition) VALUES
('0190a000-0000-7000-8000-000000000021', 'minimum-ages', '', '[2000-01-01,)', '默认政策 各类事项最低年龄',
 '{"post": 16, "party": 18, "league": 14, "education": 14, "primaryEducation": 10, "degree": 14}'),
('0190a000-0000-7000-8000-000000000022', 'identity-documents', '', '[2000-01-01,)', '默认政策 身份证件种类',
 '{"permanentResidenceCards": false}');
