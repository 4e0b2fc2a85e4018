package org.shequ.quota.alert;

import org.shequ.contracts.vocabulary.AlertKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.quota.apportionment.PlanShare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The rules of what is wrong, read from the state that they speak of. */
@ApplicationScoped
class Findings {

    private static final Statements SQL = Statements.of(Findings.class);

    /** A community that is no more is not short of anybody. */
    private static final String OF_ACCOUNTS = SQL.text("findings-of-accounts");

    private static final String STALE = """
            SELECT 'STALE_DETERMINATION' AS kind, d.id AS subject_id, d.jurisdiction AS unit_code,
                NULL::uuid AS account_id, d.id AS determination_id, NULL::int AS approved, NULL::int AS occupied,
                NULL::int AS reserved, NULL::int AS places, (d.approved_on + make_interval(months => s.review_cycle_months))::date AS due_on
            FROM determinations d JOIN standards s ON s.id = d.standard_id
            WHERE d.status = 'APPROVED' AND d.approved_on + make_interval(months => s.review_cycle_months) <= ?::date""";

    private static final String PLANS = """
            SELECT a.id AS account_id, p.jurisdiction, a.approved, a.occupied, p.ceiling, p.from_year, p.to_year
            FROM incentive_plans p JOIN quota_accounts a ON a.id = p.account_id WHERE p.status = 'APPROVED'""";

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
        var today = clock.today();
        List<Finding> findings = new ArrayList<>(database.list(STALE, Finding::read, today));
        database.list(PLANS, row -> behindPace(row, today.getYear() - 1))
                .forEach(plan -> plan.ifPresent(findings::add));
        return findings;
    }

    /** @param year the last that is over */
    private static Optional<Finding> behindPace(Row plan, int year) {
        var due = PlanShare.dueBy(year, plan.getInt("ceiling"), plan.getInt("from_year"), plan.getInt("to_year"));
        var occupied = plan.getInt("occupied");
        if (occupied >= due) {
            return Optional.empty();
        }
        var account = plan.getId("account_id");
        return Optional.of(new Finding(
                AlertKind.PLAN_BEHIND_PACE,
                account,
                plan.getText("jurisdiction"),
                account,
                null,
                plan.getInt("approved"),
                occupied,
                null,
                due - occupied,
                null));
    }
}
