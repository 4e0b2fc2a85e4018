package org.shequ.quota.alert;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The rules of what is wrong, read from the state that they speak of. */
@ApplicationScoped
class Findings {

    /** A community that is no more is not short of anybody. */
    private static final String OF_ACCOUNTS = """
            SELECT CASE WHEN a.determination_id IS NULL THEN 'UNDETERMINED' WHEN a.occupied > a.approved
                    THEN 'OVER_QUOTA' ELSE 'SHORT_STAFFED' END AS kind, a.id AS subject_id, a.unit_code,
                a.id AS account_id, a.determination_id, a.approved, a.occupied,
                abs(a.approved - a.occupied - CASE WHEN a.occupied > a.approved THEN 0 ELSE a.reserved END) AS places,
                NULL::date AS due_on
            FROM quota_accounts a
            WHERE a.id = ANY (?) AND a.kind = 'STAFFING'
              AND (a.occupied > a.approved OR a.occupied + a.reserved < a.approved AND a.open)""";

    private static final String OF_THE_DAY = """
            SELECT 'STALE_DETERMINATION' AS kind, d.id AS subject_id, d.jurisdiction AS unit_code,
                NULL::uuid AS account_id, d.id AS determination_id, NULL::int AS approved, NULL::int AS occupied,
                NULL::int AS places, (d.approved_on + make_interval(months => s.review_cycle_months))::date AS due_on
            FROM determinations d JOIN standards s ON s.id = d.standard_id
            WHERE d.status = 'APPROVED' AND d.approved_on + make_interval(months => s.review_cycle_months) <= ?::date
            UNION ALL
            SELECT 'PLAN_BEHIND_PACE', a.id, p.jurisdiction, a.id, NULL::uuid, a.approved, a.occupied,
                e.expected - a.occupied, NULL::date
            FROM incentive_plans p JOIN quota_accounts a ON a.id = p.account_id
            CROSS JOIN LATERAL (SELECT p.ceiling
                * greatest(0, least(p.to_year, extract(year FROM ?::date)::int - 1) - p.from_year + 1)
                / (p.to_year - p.from_year + 1) AS expected) e
            WHERE p.status = 'APPROVED' AND a.occupied < e.expected""";

    private final Database database;
    private final BusinessClock clock;

    Findings(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** At most one of each: the kinds exclude each other. */
    List<Finding> ofAccounts(Collection<UUID> accounts) {
        return database.list(OF_ACCOUNTS, Finding::read, accounts);
    }

    /** What comes with the calendar; as many as there are determinations in force and plans, not communities. */
    List<Finding> ofTheDay() {
        return database.list(OF_THE_DAY, Finding::read, clock.today(), clock.today());
    }
}
