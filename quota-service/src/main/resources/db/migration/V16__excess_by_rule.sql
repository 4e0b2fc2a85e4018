-- The inherited excess follows from the figures by a rule (ExcessRule), which runs where figures are read. Entries keep what it
-- follows from: how far the account then stood above what is approved and ordered.
ALTER TABLE ledger_entries ADD COLUMN above integer;
UPDATE ledger_entries e SET above = s.above
FROM (SELECT account_id, number, (sum(occupied + reserved - approved - over_quota_order)
          OVER (PARTITION BY account_id ORDER BY number))::int AS above FROM ledger_entries) s
WHERE s.account_id = e.account_id AND s.number = e.number;
ALTER TABLE ledger_entries
    ALTER COLUMN above SET NOT NULL,
    DROP CONSTRAINT ledger_entries_reserving_needs_vacancy,
    DROP COLUMN inherited_excess,
    ADD CONSTRAINT ledger_entries_reserving_needs_vacancy
        CHECK (kind NOT IN ('RESERVE', 'FREEZE', 'TRANSFER') OR above <= 0
            OR occupied + reserved - approved - over_quota_order <= 0 OR cause IN ('UNIT_MERGED', 'UNIT_SPLIT'));

ALTER TABLE quota_accounts
    DROP CONSTRAINT quota_accounts_never_overbooked,
    DROP CONSTRAINT quota_accounts_excess_follows_attrition,
    DROP COLUMN inherited_excess;
