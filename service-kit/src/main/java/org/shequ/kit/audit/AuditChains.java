package org.shequ.kit.audit;

import org.shequ.kit.privacy.ContentHash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** Appends to the hash chains. One transaction uses one chain, whatever it appends. */
final class AuditChains {

    static final int CHAINS = 16;

    private static final String LOCK_HEAD = """
            SELECT chain, last_seq, last_hash FROM audit_chains
            WHERE chain = (pg_current_xact_id()::text::numeric %% %d)::smallint
            FOR UPDATE""".formatted(CHAINS);

    private static final String INSERT = """
            INSERT INTO audit_log (id, chain, seq, recorded_at, actor, action, subject_type, subject_id, trace_id,
                                   details, algorithm, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String MOVE_HEAD = "UPDATE audit_chains SET last_seq = ?, last_hash = ? WHERE chain = ?";

    private final ContentHash algorithm;

    AuditChains(ContentHash algorithm) {
        this.algorithm = algorithm;
    }

    /** Inside the caller's database transaction; the chain stays locked until it ends, so append as late as possible. */
    void append(Connection connection, List<AuditEntry> entries) throws SQLException {
        int chain;
        long seq;
        byte[] hash;
        try (var lock = connection.prepareStatement(LOCK_HEAD);
                var head = lock.executeQuery()) {
            if (!head.next()) {
                throw new SQLException("audit_chains lacks a row");
            }
            chain = head.getInt(1);
            seq = head.getLong(2);
            hash = head.getBytes(3);
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var entry : entries) {
                seq++;
                var next = entry.hash(algorithm, chain, seq, hash);
                bind(insert, entry, chain, seq, hash, next);
                insert.addBatch();
                hash = next;
            }
            insert.executeBatch();
        }
        try (var move = connection.prepareStatement(MOVE_HEAD)) {
            move.setLong(1, seq);
            move.setBytes(2, hash);
            move.setInt(3, chain);
            move.executeUpdate();
        }
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
        insert.setString(9, entry.traceId());
        insert.setString(10, entry.details());
        insert.setString(11, algorithm.name());
        insert.setBytes(12, previous);
        insert.setBytes(13, hash);
    }
}
