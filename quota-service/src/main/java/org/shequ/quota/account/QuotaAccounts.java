package org.shequ.quota.account;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AccountKind;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * The accounts and their ledger. Balances move by one conditional UPDATE, never by counting first, and each movement
 * leaves an entry and an event in the same transaction.
 */
@ApplicationScoped
public class QuotaAccounts {

    private final Database database;
    private final Outbox outbox;
    private final BusinessClock clock;

    public QuotaAccounts(Database database, Outbox outbox, BusinessClock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens an empty account. */
    @Transactional(TxType.MANDATORY)
    public QuotaAccount open(AccountKind kind, String unitCode, @Nullable UUID planId) {
        var id = Ids.next();
        database.update(
                "INSERT INTO quota_accounts (id, kind, unit_code, plan_id) VALUES (?, ?, ?, ?::uuid)",
                id,
                kind,
                unitCode,
                planId == null ? null : planId.toString());
        return get(id);
    }

    public QuotaAccount get(UUID id) {
        return database.find("SELECT * FROM quota_accounts WHERE id = ?", QuotaAccounts::account, id)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    public Optional<QuotaAccount> findStaffing(String unitCode) {
        return database.find(
                "SELECT * FROM quota_accounts WHERE kind = 'STAFFING' AND unit_code = ?",
                QuotaAccounts::account,
                unitCode);
    }

    public Optional<QuotaAccount> findPlan(UUID planId) {
        return database.find(
                "SELECT * FROM quota_accounts WHERE kind = 'INSTITUTION_PLAN' AND plan_id = ?",
                QuotaAccounts::account,
                planId);
    }

    /** Accounts under a code prefix, by (unit code, id), after a key. */
    List<QuotaAccount> page(String prefix, @Nullable AccountKind kind, @Nullable List<String> after, int limit) {
        return database.list(
                """
                SELECT * FROM quota_accounts
                WHERE unit_code LIKE ? || '%' AND (?::text IS NULL OR kind = ?)
                  AND (unit_code, id) > (?, ?::uuid)
                ORDER BY unit_code, id LIMIT ?""",
                QuotaAccounts::account,
                prefix,
                kind == null ? null : kind.name(),
                kind == null ? null : kind.name(),
                after == null ? "" : after.get(0),
                after == null ? new UUID(0, 0).toString() : after.get(1),
                limit);
    }

    /**
     * Posts a movement; empty when it would take the account beyond its ceiling or below nothing. More reserved or
     * occupied places also need a vacancy, or an over-quota order.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<QuotaAccount> post(UUID accountId, Movement movement) {
        int taken = movement.occupied() + movement.reserved();
        int moved = database.update(
                """
                UPDATE quota_accounts SET approved = approved + ?, occupied = occupied + ?, reserved = reserved + ?,
                       frozen = frozen + ?, over_quota_order = over_quota_order + ?, version = version + 1
                WHERE id = ? AND occupied + ? >= 0 AND reserved + ? >= 0 AND frozen + ? >= 0
                  AND approved + ? >= 0 AND over_quota_order + ? >= 0
                  AND occupied + reserved + ? <= approved + ? + over_quota_order + ?
                  AND (? <= 0 OR occupied + reserved + ? + frozen <= approved + over_quota_order)""",
                movement.approved(),
                movement.occupied(),
                movement.reserved(),
                movement.frozen(),
                movement.overQuotaOrder(),
                accountId,
                movement.occupied(),
                movement.reserved(),
                movement.frozen(),
                movement.approved(),
                movement.overQuotaOrder(),
                taken,
                movement.approved(),
                movement.overQuotaOrder(),
                taken,
                taken);
        if (moved == 0) {
            return Optional.empty();
        }
        record(accountId, movement);
        var account = get(accountId);
        outbox.publish(account.changed());
        return Optional.of(account);
    }

    private void record(UUID accountId, Movement movement) {
        database.update(
                """
                INSERT INTO ledger_entries (id, account_id, kind, approved_change, occupied_change, reserved_change,
                                            frozen_change, order_change, document_number, cause, effective_on, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Ids.next(),
                accountId,
                movement.kind(),
                movement.approved(),
                movement.occupied(),
                movement.reserved(),
                movement.frozen(),
                movement.overQuotaOrder(),
                movement.documentNumber(),
                movement.cause(),
                movement.effectiveOn(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Entries of an account in the order of their recording, after an entry. */
    List<LedgerEntryView> entries(UUID accountId, @Nullable String after, int limit) {
        return database.list(
                "SELECT * FROM ledger_entries WHERE account_id = ? AND id > ?::uuid ORDER BY id LIMIT ?",
                LedgerEntryView::of,
                accountId,
                after == null ? new UUID(0, 0).toString() : after,
                limit);
    }

    /** How many accounts do not equal the sum of their entries; more than none is an alarm. */
    public long unproven() {
        return database.number("""
                SELECT count(*) FROM quota_accounts a
                LEFT JOIN (SELECT account_id, sum(approved_change) AS approved, sum(occupied_change) AS occupied,
                                  sum(reserved_change) AS reserved, sum(frozen_change) AS frozen,
                                  sum(order_change) AS ordered
                           FROM ledger_entries GROUP BY account_id) e ON e.account_id = a.id
                WHERE (a.approved, a.occupied, a.reserved, a.frozen, a.over_quota_order)
                      IS DISTINCT FROM (coalesce(e.approved, 0), coalesce(e.occupied, 0), coalesce(e.reserved, 0),
                                        coalesce(e.frozen, 0), coalesce(e.ordered, 0))""");
    }

    private static QuotaAccount account(Row row) throws java.sql.SQLException {
        return new QuotaAccount(
                row.id("id"),
                row.constant(AccountKind.class, "kind"),
                row.text("unit_code"),
                row.findId("plan_id"),
                row.integer("approved"),
                row.integer("occupied"),
                row.integer("reserved"),
                row.integer("frozen"),
                row.integer("over_quota_order"),
                row.number("version"));
    }
}
