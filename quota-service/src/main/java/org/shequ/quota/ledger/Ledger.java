package org.shequ.quota.ledger;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
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

    /** The excess is what stands above approved and order; only the database's row says how much that is. */
    private static final String MOVED = """
            WITH moved AS (
                UPDATE quota_accounts a SET approved = a.approved + d.approved, occupied = a.occupied + d.occupied,
                    reserved = a.reserved + d.reserved, frozen = a.frozen + d.frozen,
                    over_quota_order = a.over_quota_order + d.over_quota_order,
                    inherited_excess = greatest(0, a.occupied + d.occupied + a.reserved + d.reserved
                        - a.approved - d.approved - a.over_quota_order - d.over_quota_order),
                    version = a.version + 1
                FROM (SELECT ?::int AS approved, ?::int AS occupied, ?::int AS reserved, ?::int AS frozen,
                             ?::int AS over_quota_order, ?::int AS needed) d
                WHERE a.id = ? AND (d.needed = 0 OR a.open
                    AND a.approved + a.over_quota_order - a.occupied - a.reserved - a.frozen >= d.needed)
                RETURNING new.*, new.inherited_excess - old.inherited_excess AS excess_change
            ), noted AS (
                INSERT INTO ledger_entries (account_id, number, kind, approved, occupied, reserved, frozen,
                    over_quota_order, inherited_excess, cause, cause_id, document_number, person_id, place_id, note,
                    business_date, recorded_at, recorded_by)
                SELECT id, version, ?, ?, ?, ?, ?, ?, excess_change, ?, ?, ?, ?::uuid, ?::uuid, ?, ?, ?, ? FROM moved
            )
            SELECT * FROM moved""";

    private static final String SET_MANY = """
            moved AS (
                UPDATE quota_accounts a SET approved = d.approved, determination_id = ?, document_number = ?,
                    inherited_excess = greatest(0, a.occupied + a.reserved - d.approved - a.over_quota_order),
                    version = a.version + 1
                FROM given d WHERE a.kind = 'STAFFING' AND a.unit_code = d.unit_code
                RETURNING new.*, new.approved - old.approved AS approved_change,
                    new.inherited_excess - old.inherited_excess AS excess_change
            ), noted AS (
                INSERT INTO ledger_entries (account_id, number, kind, approved, occupied, reserved, frozen,
                    over_quota_order, inherited_excess, cause, cause_id, document_number, business_date, recorded_at,
                    recorded_by)
                SELECT id, version, 'SET', approved_change, 0, 0, 0, 0, excess_change, 'DETERMINATION', ?, ?, ?, ?, ?
                FROM moved
            )
            SELECT * FROM moved""";

    /** Several of one account follow each other: each entry has its number, and the excess that it alone brings. */
    private static final String OCCUPIED_BY_MANY = """
            moved AS (
                UPDATE quota_accounts a SET occupied = a.occupied + d.arrivals,
                    inherited_excess = greatest(0, a.occupied + d.arrivals + a.reserved - a.approved - a.over_quota_order),
                    version = a.version + d.arrivals
                FROM (SELECT account_id, count(*)::int AS arrivals FROM given GROUP BY account_id) d
                WHERE a.id = d.account_id
                RETURNING new.*, old.version AS version_before, old.inherited_excess AS excess_before,
                    old.occupied + old.reserved - old.approved - old.over_quota_order AS above_before
            ), noted AS (
                INSERT INTO ledger_entries (account_id, number, kind, approved, occupied, reserved, frozen,
                    over_quota_order, inherited_excess, cause, cause_id, document_number, person_id, place_id, note,
                    business_date, recorded_at, recorded_by)
                SELECT m.id, m.version_before + g.nth, 'OCCUPY', 0, 1, 0, 0, 0,
                    greatest(0, m.above_before + g.nth)
                        - CASE g.nth WHEN 1 THEN m.excess_before ELSE greatest(0, m.above_before + g.nth - 1) END,
                    g.cause, g.cause_id, g.document_number, g.person_id, g.place_id, g.note, g.business_date, ?, ?
                FROM given g JOIN moved m ON m.id = g.account_id
            )
            SELECT * FROM moved""";

    private final Database database;
    private final BusinessClock clock;
    private final Caller caller;

    public Ledger(Database database, BusinessClock clock, Caller caller) {
        this.database = database;
        this.clock = clock;
        this.caller = caller;
    }

    /** Moves an account, or changes nothing and is empty when the vacancy that the movement needs is not there. */
    public Optional<Account> tryMove(UUID accountId, Movement movement, Cause cause) {
        return database.find(
                MOVED,
                Accounts::read,
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
                Accounts::read,
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
        Map<String, UUID> accounts = new HashMap<>();
        database.list(
                "SELECT unit_code, id FROM quota_accounts WHERE kind = 'STAFFING' AND unit_code = ANY (?)",
                row -> accounts.put(row.getText("unit_code"), row.getId("id")),
                communities);
        return accounts;
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
                Accounts::read,
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
