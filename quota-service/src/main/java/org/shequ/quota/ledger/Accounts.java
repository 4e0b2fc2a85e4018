package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;
import org.shequ.quota.vacancy.ExcessRule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The accounts and their entries, for reading. */
@ApplicationScoped
public class Accounts {

    private static final Statements SQL = Statements.of(Accounts.class);

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final ExcessRule excess;

    public Accounts(Database database, ExcessRule excess) {
        this.database = database;
        this.excess = excess;
    }

    public Optional<Account> find(UUID id) {
        return database.find("SELECT * FROM quota_accounts WHERE id = ?", this::read, id);
    }

    public Account get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no account " + id));
    }

    public Optional<Account> findStaffing(String community) {
        return database.find(
                "SELECT * FROM quota_accounts WHERE kind = 'STAFFING' AND unit_code = ?", this::read, community);
    }

    public Optional<Account> findPlan(UUID planId) {
        return database.find(
                "SELECT * FROM quota_accounts WHERE kind = 'INSTITUTION_PLAN' AND plan_id = ?", this::read, planId);
    }

    /** The communities, or the jurisdictions of plans, that accounts stand for. */
    public Map<UUID, String> units(Collection<UUID> ids) {
        return database
                .list(
                        "SELECT id, unit_code FROM quota_accounts WHERE id = ANY (?)",
                        row -> Map.entry(row.getId("id"), row.getText("unit_code")),
                        ids)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** When the plan of an account gives places; empty for the account of a community. */
    public Optional<PlanYears> planYears(Account account) {
        return database.find(
                """
                SELECT id, from_year, coalesce(extended_to_year, to_year) AS last_year FROM incentive_plans
                WHERE id = ?""",
                row -> new PlanYears(row.getId("id"), row.getInt("from_year"), row.getInt("last_year")),
                account.planId());
    }

    /** The account, held until the transaction ends. */
    public Account getForUpdate(UUID id) {
        return database.get("SELECT * FROM quota_accounts WHERE id = ? FOR UPDATE", this::read, id);
    }

    /** An account and the name of its unit. */
    record Named(Account account, @Nullable String unitName) {}

    List<Named> list(
            Scope scope, @Nullable String unit, @Nullable AccountKind kind, @Nullable List<String> after, int limit) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.list(
                """
                SELECT a.*, u.name FROM quota_accounts a LEFT JOIN units u ON u.code = a.unit_code
                WHERE a.unit_code >= ? AND a.unit_code < ? AND (?::text IS NULL OR a.kind = ?)
                  AND (a.unit_code, a.id) > (?, ?::uuid)
                ORDER BY a.unit_code, a.id LIMIT ?""",
                row -> new Named(read(row), row.findText("name")),
                range.from(),
                range.below(),
                kind,
                kind,
                after == null ? "" : after.get(0),
                after == null ? FIRST : UUID.fromString(after.get(1)),
                limit);
    }

    long count(Scope scope, @Nullable String unit, @Nullable AccountKind kind) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.get("""
                SELECT count(*) AS n FROM quota_accounts
                WHERE unit_code >= ? AND unit_code < ? AND (?::text IS NULL OR kind = ?)""", row -> row.getLong("n"), range.from(), range.below(), kind, kind);
    }

    /**
     * The account as the entries that count from a day or from before make it. Entries are numbered as they were recorded,
     * and a fact may become known late: so the excess follows from the sums, not from the changes that the entries note.
     */
    Account at(Account account, LocalDate day) {
        return database.get(
                SQL.text("account-on-a-day"),
                row -> new Account(
                        account.id(),
                        account.kind(),
                        account.unitCode(),
                        account.planId(),
                        row.getInt("approved"),
                        row.getInt("occupied"),
                        row.getInt("reserved"),
                        row.getInt("frozen"),
                        row.getInt("over_quota_order"),
                        excess(row),
                        account.open(),
                        null,
                        null,
                        row.getLong("version")),
                account.id(),
                day);
    }

    List<EntryView> entries(UUID accountId, long after, int limit) {
        return database.list("""
                SELECT * FROM ledger_entries WHERE account_id = ? AND number > ? ORDER BY number LIMIT ?""", row -> EntryView.read(row, excess), accountId, after, limit);
    }

    long countEntries(UUID accountId) {
        return database.get(
                "SELECT count(*) AS n FROM ledger_entries WHERE account_id = ?", row -> row.getLong("n"), accountId);
    }

    /** The approved and occupied figures of the communities under a jurisdiction. */
    public List<Account> staffingUnder(String jurisdiction) {
        var range = CodeRange.under(jurisdiction);
        return database.list("""
                SELECT * FROM quota_accounts WHERE kind = 'STAFFING' AND unit_code >= ? AND unit_code < ?
                ORDER BY unit_code""", this::read, range.from(), range.below());
    }

    private int excess(Row row) {
        return excess.excess(row.getInt("occupied")
                + row.getInt("reserved")
                - row.getInt("approved")
                - row.getInt("over_quota_order"));
    }

    Account read(Row row) {
        return new Account(
                row.getId("id"),
                row.getEnum("kind", AccountKind.class),
                row.getText("unit_code"),
                row.findId("plan_id"),
                row.getInt("approved"),
                row.getInt("occupied"),
                row.getInt("reserved"),
                row.getInt("frozen"),
                row.getInt("over_quota_order"),
                excess(row),
                row.getBoolean("open"),
                row.findId("determination_id"),
                row.findText("document_number"),
                row.getLong("version"));
    }
}
