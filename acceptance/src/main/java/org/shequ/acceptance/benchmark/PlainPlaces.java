package org.shequ.acceptance.benchmark;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Places taken by hand: prepared statements through JDBC, each step a durable commit. Once with the least that must be
 * written, and once with the rows that a command leaves as evidence, copied from those that the service wrote.
 */
final class PlainPlaces implements AutoCloseable {

    private static final String HOLD = """
            moved AS (UPDATE plain_accounts SET reserved = reserved + 1 WHERE id = ? AND approved - reserved >= 1
                RETURNING id),
            taken AS (INSERT INTO plain_places SELECT ?, id, 'HELD', NULL FROM moved RETURNING id)""";
    private static final String LOCK = """
            taken AS (UPDATE plain_places SET status = 'LOCKED' WHERE id = ? AND status = 'HELD' RETURNING id)""";
    private static final String CONFIRM = """
            taken AS (UPDATE plain_places SET status = 'CONFIRMED', person = ? WHERE id = ? AND status = 'LOCKED'
                RETURNING id)""";
    private static final String LEAST = "SELECT id FROM taken";

    private static final String ENTRY = """
            entry AS (INSERT INTO plain_ledger (account_id, number, kind, approved, occupied, reserved, frozen,
                    over_quota_order, above, cause, cause_id, document_number, person_id, place_id, note,
                    business_date, recorded_at, recorded_by)
                SELECT gen_random_uuid(), number, kind, approved, occupied, reserved, frozen,
                    over_quota_order, above, cause, cause_id, document_number, person_id, place_id, note,
                    business_date, recorded_at, recorded_by
                FROM taken, (SELECT * FROM ledger_entries WHERE kind = 'RESERVE' LIMIT 1) e)""";
    private static final String EVIDENCE = """
            logged AS (INSERT INTO plain_log (event_id, aggregate_type, aggregate_id, aggregate_version, type, topic,
                    headers, payload, recorded_at)
                SELECT gen_random_uuid(), aggregate_type, gen_random_uuid()::text, 1, type, topic, headers, payload, now()
                FROM taken, event_log WHERE event_log.id = ANY (?) RETURNING id),
            pending AS (INSERT INTO plain_pending (id) SELECT id FROM logged),
            audited AS (INSERT INTO plain_audit SELECT gen_random_uuid(), chain, nextval('plain_seq'), recorded_at, actor,
                    action, subject_type, subject_id, trace_id, details, algorithm, previous_hash, hash,
                    unit_code
                FROM taken, (SELECT * FROM audit_log WHERE action = 'places-locked' LIMIT 1) a),
            answered AS (INSERT INTO plain_answers SELECT caller, gen_random_uuid()::text, request_hash, status, headers,
                    body, answered_at
                FROM taken, (SELECT * FROM idempotency_answers LIMIT 1) i)
            SELECT id FROM taken""";

    private final int clients;
    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement[]> least = new ArrayList<>();
    private final List<PreparedStatement[]> all = new ArrayList<>();

    PlainPlaces(Bench bench, int clients, int accounts) {
        this.clients = clients;
        try {
            try (var connection = bench.connect("quota");
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE plain_accounts (id int PRIMARY KEY, approved int, reserved int)");
                statement.execute(
                        "CREATE TABLE plain_places (id uuid PRIMARY KEY, account int, status text, person uuid)");
                statement.execute("INSERT INTO plain_accounts SELECT n, 1000000, 0 FROM generate_series(0, "
                        + (accounts - 1) + ") n");
                copyOf(statement, "plain_ledger", "ledger_entries");
                copyOf(statement, "plain_log", "event_log");
                copyOf(statement, "plain_pending", "outbox_pending");
                copyOf(statement, "plain_audit", "audit_log");
                copyOf(statement, "plain_answers", "idempotency_answers");
                statement.execute("CREATE SEQUENCE plain_seq");
            }
            for (int i = 0; i < clients; i++) {
                var connection = bench.connect("quota");
                connections.add(connection);
                least.add(steps(connection, "", LEAST));
                var evident = steps(connection, ENTRY + ", ", EVIDENCE);
                evident[0].setArray(3, events(connection, "quota.account-changed", "quota.place-request-changed"));
                evident[1].setArray(2, events(connection, "quota.place-request-changed"));
                evident[2].setArray(3, events(connection, "quota.place-request-changed"));
                all.add(evident);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copyOf(Statement statement, String name, String table) throws SQLException {
        statement.execute("CREATE TABLE " + name + " (LIKE " + table + " INCLUDING ALL)");
    }

    private static PreparedStatement[] steps(Connection connection, String onHold, String tail) throws SQLException {
        var separator = tail.equals(LEAST) ? " " : ", ";
        return new PreparedStatement[] {
            connection.prepareStatement("WITH " + HOLD + separator + onHold + tail),
            connection.prepareStatement("WITH " + LOCK + separator + tail),
            connection.prepareStatement("WITH " + CONFIRM + separator + tail)
        };
    }

    private static Array events(Connection connection, String... types) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var query = connection.prepareStatement("SELECT max(id) FROM event_log WHERE type = ?")) {
            for (var type : types) {
                query.setString(1, type);
                try (var found = query.executeQuery()) {
                    found.next();
                    ids.add(found.getLong(1));
                }
            }
        }
        return connection.createArrayOf("bigint", ids.toArray());
    }

    /** Rounds of three steps that write the account and the place, and nothing else. */
    Load leastOf(int rounds, int accounts) {
        return run(least, rounds, accounts);
    }

    /** The same with entry, events, audit and kept answer, as the service writes them. */
    Load allOf(int rounds, int accounts) {
        return run(all, rounds, accounts);
    }

    private Load run(List<PreparedStatement[]> statements, int rounds, int accounts) {
        return Load.of(clients, rounds, (client, number) -> {
            var place = UUID.randomUUID();
            var own = statements.get(client);
            own[0].setInt(1, (int) (number * 7919 % accounts));
            own[0].setObject(2, place);
            own[1].setObject(1, place);
            own[2].setObject(1, UUID.randomUUID());
            own[2].setObject(2, place);
            for (var statement : own) {
                try (var taken = statement.executeQuery()) {
                    if (!taken.next()) {
                        throw new IllegalStateException("not done");
                    }
                }
            }
        });
    }

    @Override
    public void close() {
        try {
            for (var connection : connections) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
