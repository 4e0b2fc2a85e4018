package org.shequ.kit.audit;

import org.shequ.kit.database.Statements;
import org.shequ.kit.privacy.ContentHash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Appends to the hash chains. One transaction uses one chain, whatever it appends. */
final class AuditChains {

    private static final Statements SQL = Statements.of(AuditChains.class);

    static final int CHAINS = 16;

    /** Any chain that nobody holds: who appends need not wait for the commit of another. */
    private static final String LOCK_FREE_HEAD =
            "SELECT chain, last_seq, last_hash FROM audit_chains FOR UPDATE SKIP LOCKED LIMIT 1";

    private static final String LOCK_HEAD =
            "SELECT chain, last_seq, last_hash FROM audit_chains WHERE chain = ? FOR UPDATE";

    private static final String ENTRY = SQL.text("insert-entry");

    /** The last of a transaction's entries is what the head then points at. */
    private static final String LAST_ENTRY = """
            WITH entry AS (
                """ + " " + ENTRY + """
                 RETURNING chain, seq, hash
            )
            UPDATE audit_chains c SET last_seq = e.seq, last_hash = e.hash FROM entry e WHERE c.chain = e.chain""";

    private final ContentHash algorithm;

    AuditChains(ContentHash algorithm) {
        this.algorithm = algorithm;
    }

    /** Inside the caller's database transaction; the chain stays locked until it ends, so append as late as possible. */
    void append(Connection connection, List<AuditEntry> entries) throws SQLException {
        var head = head(connection);
        var chain = head.chain;
        var seq = head.seq;
        var hash = head.hash;
        try (var some = connection.prepareStatement(ENTRY);
                var last = connection.prepareStatement(LAST_ENTRY)) {
            for (var i = 0; i < entries.size(); i++) {
                var entry = entries.get(i);
                seq++;
                var next = entry.hash(algorithm, chain, seq, hash);
                var isLast = i == entries.size() - 1;
                var statement = isLast ? last : some;
                bind(statement, entry, chain, seq, hash, next);
                if (!isLast) {
                    some.addBatch();
                }
                hash = next;
            }
            if (entries.size() > 1) {
                some.executeBatch();
            }
            last.executeUpdate();
        }
    }

    private record Head(int chain, long seq, byte[] hash) {}

    private static Head head(Connection connection) throws SQLException {
        try (var free = connection.prepareStatement(LOCK_FREE_HEAD);
                var found = free.executeQuery()) {
            if (found.next()) {
                return read(found);
            }
        }
        try (var some = connection.prepareStatement(LOCK_HEAD)) {
            some.setInt(1, ThreadLocalRandom.current().nextInt(CHAINS));
            try (var found = some.executeQuery()) {
                if (!found.next()) {
                    throw new SQLException("audit_chains lacks a row");
                }
                return read(found);
            }
        }
    }

    private static Head read(ResultSet row) throws SQLException {
        return new Head(row.getInt(1), row.getLong(2), row.getBytes(3));
    }

    private void bind(PreparedStatement insert, AuditEntry entry, int chain, long seq, byte[] previous, byte[] hash)
            throws SQLException {
        insert.setObject(1, entry.id());
        insert.setInt(2, chain);
        insert.setLong(3, seq);
        insert.setTimestamp(4, Timestamp.from(entry.recordedAt()));
        insert.setString(5, entry.actor());
        insert.setString(6, entry.action());
        insert.setString(7, entry.subjectType());
        insert.setString(8, entry.subjectId());
        insert.setString(9, entry.unitCode());
        insert.setString(10, entry.traceId());
        insert.setString(11, entry.details());
        insert.setString(12, algorithm.name());
        insert.setBytes(13, previous);
        insert.setBytes(14, hash);
    }
}
