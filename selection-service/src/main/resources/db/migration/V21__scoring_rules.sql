-- Decimals, rounding and tie-breaks are what the notice prints, so the policy's, and a round keeps its own copy. The standard
-- keeps the outcomes of before, but for ties that only rounding had made.
ALTER TABLE round_policies ADD COLUMN scoring jsonb NOT NULL DEFAULT '{
    "decimals": {"score": 2, "weighted": 4, "bonus": 2, "total": 2}, "rounding": "HALF_UP", "tiesOn": "EXACT_TOTAL",
    "tieBreaks": ["INTERVIEW", "CERTIFICATE", "RETEST"], "shortlistTies": "ALL"}';
ALTER TABLE round_policies ALTER COLUMN scoring DROP DEFAULT;

-- A round that was ranked, or is over, stays what it was: it has no rule of its own, and its sealed record does not change.
ALTER TABLE rounds ADD COLUMN scoring jsonb;
UPDATE rounds SET scoring = (SELECT p.scoring FROM round_policies p WHERE p.kind = rounds.kind AND p.version = rounds.policy_version)
WHERE ranked_at IS NULL AND ended_at IS NULL;

-- Figures have the decimals of their step.
ALTER TABLE registrations ALTER COLUMN bonus TYPE numeric;
ALTER TABLE score_entries ALTER COLUMN score TYPE numeric;
ALTER TABLE rankings
    ALTER COLUMN written TYPE numeric,
    ALTER COLUMN interview TYPE numeric,
    ALTER COLUMN retest TYPE numeric,
    ALTER COLUMN bonus TYPE numeric,
    ALTER COLUMN total TYPE numeric,
    -- null where the ranking is older than the rule
    ADD COLUMN exact_total numeric,
    ADD COLUMN lot numeric,
    -- what may tell apart those who are tied, where the rule asks for it
    ADD COLUMN education integer,
    ADD COLUMN months_served integer,
    ADD COLUMN birth_order integer;
