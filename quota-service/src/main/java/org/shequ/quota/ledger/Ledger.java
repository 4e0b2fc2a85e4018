package org.shequ.quota.ledger;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Caller;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The only way to change an account: one conditional UPDATE that also writes its entry, so that balance and ledger
 * cannot part. Nothing is counted first and written later. Callers run inside a transaction, publish the accounts that
 * they changed, and, where they change several, lock them first ({@link #lock}).
 */
@ApplicationScoped
public class Ledger {

    private static final Statements SQL = Statements.of(Ledger.class);

    private static final String MOVED = SQL.text("move-account");

    private static final String SET_MANY = SQL.text("approve-accounts");

    /** Several of one account follow each other: each entry has its number, and what then stands above the figures. */
    private static final String OCCUPIED_BY_MANY = SQL.text("occupy-accounts");

    private final Database database;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final Caller caller;

    public Ledger(Database database, Accounts accounts, BusinessClock clock, Caller caller) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
        this.caller = caller;
    }

    /** Moves an account, or changes nothing and is empty when the vacancy that the movement needs is not there. */
    public Optional<Account> tryMove(UUID accountId, Movement movement, Cause cause) {
        return database.find(
                MOVED,
                accounts::read,
                movement.approved(),
                movement.occupied(),
                movement.reserved(),
                movement.frozen(),
                movement.overQuotaOrder(),
                movement.needed(),
                accountId,
                movement.kind(),
                movement.approved(),
                movement.occupied(),
                movement.reserved(),
                movement.frozen(),
                movement.overQuotaOrder(),
                cause.kind(),
                cause.id(),
                cause.documentNumber(),
                cause.personId(),
                cause.placeId(),
                cause.note(),
                cause.on(),
                clock.instant(),
                caller.subject());
    }

    /** Moves an account by a movement that needs no vacancy. */
    public Account move(UUID accountId, Movement movement, Cause cause) {
        return tryMove(accountId, movement, cause)
                .orElseThrow(() -> new IllegalStateException("account " + accountId + " cannot " + movement));
    }

    /** One more person in an account, and why. */
    public record Arrival(UUID accountId, Cause cause) {}

    /**
     * Counts people in, whether there were vacancies or not, by one statement; the callers hold the accounts.
     *
     * @return each account once, as it is after the last of them
     */
    List<Account> occupy(Collection<Arrival> arrivals) {
        var bulk = new Bulk("uuid", "int4", "text", "text", "text", "uuid", "uuid", "text", "date");
        Map<UUID, Integer> counted = new HashMap<>();
        arrivals.forEach(arrival -> bulk.add(
                arrival.accountId(),
                counted.merge(arrival.accountId(), 1, Integer::sum),
                arrival.cause().kind(),
                arrival.cause().id(),
                arrival.cause().documentNumber(),
                arrival.cause().personId(),
                arrival.cause().placeId(),
                arrival.cause().note(),
                arrival.cause().on()));
        var moved = database.list(
                "WITH given AS (SELECT * FROM " + bulk.unnest()
                        + " g(account_id, nth, cause, cause_id, document_number, person_id, place_id, note,"
                        + " business_date)), " + OCCUPIED_BY_MANY,
                bulk,
                accounts::read,
                clock.instant(),
                caller.subject());
        if (moved.size() != counted.size()) {
            throw new IllegalStateException("not every account is there: " + counted.keySet());
        }
        return moved;
    }

    /** Locks accounts in the one order that all follow, so that transactions over several do not wait in a circle. */
    public void lock(Collection<UUID> accountIds) {
        if (!accountIds.isEmpty()) {
            database.list(
                    "SELECT id FROM quota_accounts WHERE id = ANY (?) ORDER BY id FOR UPDATE",
                    row -> row.getId("id"),
                    accountIds);
        }
    }

    /** The staffing accounts of communities, opened empty where there are none. */
    public Map<String, UUID> openStaffing(Collection<String> communities) {
        if (communities.isEmpty()) {
            return Map.of();
        }
        var bulk = new Bulk("uuid", "text");
        communities.forEach(community -> bulk.add(Ids.next(), community));
        open(bulk);
        Map<String, UUID> opened = new HashMap<>();
        database.list(
                "SELECT unit_code, id FROM quota_accounts WHERE kind = 'STAFFING' AND unit_code = ANY (?)",
                row -> opened.put(row.getText("unit_code"), row.getId("id")),
                communities);
        return opened;
    }

    /** The account of a plan. */
    public Account openPlan(UUID planId, String jurisdiction, int approved, Cause cause) {
        var id = Ids.next();
        database.update("""
                INSERT INTO quota_accounts (id, kind, unit_code, plan_id, document_number, opened_at)
                VALUES (?, 'INSTITUTION_PLAN', ?, ?, ?, ?)""", id, jurisdiction, planId, cause.documentNumber(), clock.instant());
        return move(id, Movement.set(approved), cause);
    }

    /** No more places are reserved from it; what is reserved or occupied stays. */
    public void close(UUID accountId) {
        database.update("UPDATE quota_accounts SET open = false WHERE id = ?", accountId);
    }

    /** A successor's places rest on the determination of the community that it was, unless it has one of its own. */
    public void inheritDetermination(UUID accountId, Account from) {
        database.update("""
                UPDATE quota_accounts SET determination_id = ?, document_number = ?
                WHERE id = ? AND determination_id IS NULL""", from.determinationId(), from.documentNumber(), accountId);
    }

    /** The same for the account of a community, if it has one. */
    public void closeStaffing(String community) {
        database.update("UPDATE quota_accounts SET open = false WHERE kind = 'STAFFING' AND unit_code = ?", community);
    }

    /** What a determination gives one community. */
    public record Approval(String unitCode, int approved) {}

    /**
     * Opens the accounts that the lines of a determination need, and holds all of them until the transaction ends, in the
     * one order that all follow: two statements, however many communities there are.
     */
    public void openAndLock(UUID determinationId) {
        database.update("""
                INSERT INTO quota_accounts (id, unit_code, kind, opened_at)
                SELECT uuidv7(), l.unit_code, 'STAFFING', t.now
                FROM determination_lines l, (SELECT ?::timestamptz AS now) t
                WHERE l.determination_id = ? ORDER BY l.unit_code
                ON CONFLICT (unit_code) WHERE kind = 'STAFFING' DO NOTHING""", clock.instant(), determinationId);
        database.number("""
                SELECT count(*) FROM (SELECT a.id FROM determination_lines l JOIN quota_accounts a
                    ON a.kind = 'STAFFING' AND a.unit_code = l.unit_code
                    WHERE l.determination_id = ? ORDER BY a.id FOR UPDATE OF a) held""", determinationId);
    }

    /**
     * Sets the approved figure of many communities, whose accounts are open and held; each gets an entry, an unchanged
     * figure too, for the document that it now rests on.
     */
    public List<Account> approve(List<Approval> chunk, UUID determinationId, Cause cause) {
        var bulk = new Bulk("text", "int4");
        chunk.forEach(approval -> bulk.add(approval.unitCode(), approval.approved()));
        return database.list(
                "WITH given AS (SELECT * FROM " + bulk.unnest() + " g(unit_code, approved)), " + SET_MANY,
                bulk,
                accounts::read,
                determinationId,
                cause.documentNumber(),
                cause.id(),
                cause.documentNumber(),
                cause.on(),
                clock.instant(),
                caller.subject());
    }

    private void open(Bulk idsAndUnits) {
        database.update(
                "INSERT INTO quota_accounts (id, unit_code, kind, opened_at) SELECT g.id, g.unit_code, 'STAFFING', t.now FROM "
                        + idsAndUnits.unnest()
                        + " g(id, unit_code), (SELECT ?::timestamptz AS now) t ORDER BY g.unit_code "
                        + "ON CONFLICT (unit_code) WHERE kind = 'STAFFING' DO NOTHING",
                idsAndUnits,
                clock.instant());
    }
}
